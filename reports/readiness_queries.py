"""The readiness matrix: criteria, what could prove each, what a person has confirmed (M10, CY-04)."""

from dataclasses import dataclass, field

from msoko.people.models import User
from plans.models import Direction
from reports.cycle import TITLES, Step
from reports.models import Criterion, CriterionScore, CriterionSet
from reports.readiness import Lack, Points, Proof, Score, best_proof, lack, proposed_points, score
from reports.readiness_proofs import proofs_of_year


@dataclass(frozen=True)
class ShownCriterion:
    criterion: Criterion
    proofs: list[Proof]
    confirmed: CriterionScore | None
    points: Points
    best: Proof | None

    @property
    def lack(self) -> Lack | None:
        """What the expert would miss."""
        return lack(self.points, self.best)


@dataclass
class Cell:
    step: Step
    criteria: list[ShownCriterion] = field(default_factory=list)

    @property
    def score(self) -> Score:
        return score(one.points for one in self.criteria)

    @property
    def lacking(self) -> list[ShownCriterion]:
        """What nothing proves yet: neither confirmed nor proposed."""
        return [one for one in self.criteria if not one.points.forecast]


@dataclass
class MatrixRow:
    direction: Direction
    cells: dict[Step, Cell]

    @property
    def score(self) -> Score:
        return score(one.points for cell in self.cells.values() for one in cell.criteria)


@dataclass(frozen=True)
class Matrix:
    version: CriterionSet | None
    year: int
    rows: list[MatrixRow]

    @property
    def score(self) -> Score:
        return score(one.points for row in self.rows for cell in row.cells.values() for one in cell.criteria)


def criteria_of(year: int) -> CriterionSet | None:
    """The newest version that holds in the year."""
    return CriterionSet.objects.filter(first_year__lte=year).order_by("-first_year").first()


def matrix(user: User, year: int) -> Matrix:
    """The matrix of the department of this person, who may see the whole of it (`reports.view_chain`)."""
    assert user.position is not None
    return matrix_of(user.position.municipality_id, year)


def matrix_of(municipality_id: int, year: int) -> Matrix:
    """A fixed number of queries, whatever the size of the library; the worker asks it for a dossier."""
    version = criteria_of(year)
    if version is None:
        return Matrix(None, year, [])
    proofs = proofs_of_year(municipality_id, year)
    scores = CriterionScore.objects.filter(municipality=municipality_id, year=year)
    confirmed = {one.criterion_id: one for one in scores.select_related("confirmed_by")}
    rows: dict[int, MatrixRow] = {}
    for one in version.criteria.select_related("direction"):
        row = rows.setdefault(one.direction_id, MatrixRow(one.direction, {step: Cell(step) for step in Step}))
        found = _answering(one, proofs.get((one.direction_id, one.step), []))
        row.cells[Step(one.step)].criteria.append(_shown(one, found, confirmed.get(one.pk), year))
    return Matrix(version, year, sorted(rows.values(), key=lambda row: row.direction.position))


def _shown(
    criterion: Criterion, proofs: list[Proof], confirmed: CriterionScore | None, year: int
) -> ShownCriterion:
    points = Points(
        highest=criterion.highest_points,
        proposed=proposed_points(proofs, highest=criterion.highest_points, year=year),
        confirmed=min(confirmed.points, criterion.highest_points) if confirmed else None,
    )
    return ShownCriterion(criterion, proofs, confirmed, points, best_proof(proofs, year))


def _answering(criterion: Criterion, proofs: list[tuple[Proof, frozenset[str]]]) -> list[Proof]:
    """A proof of another kind does not answer; where no kind is known, a person decides."""
    wanted = set(criterion.kinds)
    return [proof for proof, kinds in proofs if not wanted or not kinds or kinds & wanted]


def step_titles() -> list[tuple[int, str]]:
    return [(step.value, TITLES[step]) for step in Step]
