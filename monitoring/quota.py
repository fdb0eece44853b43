"""How much room an organisation has for its evidence in a year, in sentences.

domain.md 5.5: «1 GB per organisation and year as quota with warning». Pure: the figures are arguments.
"""

from dataclasses import dataclass

from monitoring.wording import file_size

#: from this share on it is said that the room comes to its end
NEAR = 0.9
_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Quota:
    used: int
    limit_mb: int
    year: int

    @property
    def limit(self) -> int:
        return self.limit_mb * _MEBIBYTE

    def has_room_for(self, size: int) -> bool:
        return self.used + size <= self.limit

    def warning(self) -> str:
        """Empty while there is room enough."""
        if self.used < NEAR * self.limit:
            return ""
        return (
            f"Место для файлов вашей организации на {self.year} год почти занято: {file_size(self.used)} "
            f"из {file_size(self.limit)}. Большие сканы лучше уменьшить или дать на них ссылку."
        )

    def refusal(self, name: str, size: int) -> str:
        return (
            f"Файл «{name}» ({file_size(size)}) не помещается: место вашей организации на {self.year} год "
            f"занято ({file_size(self.used)} из {file_size(self.limit)}). Уменьшите файл, дайте ссылку на "
            "свой сайт или попросите администратора увеличить место."
        )
