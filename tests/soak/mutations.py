"""Changes the rules of the advice one small thing at a time, and tells the changes no test notices.

Every whole number by one, every comparison to its neighbour, `and` to `or`, and `not` away. Takes half an
hour: python tests/soak/mutations.py [module …]
"""

import ast
import copy
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

BASE_DIR = Path(__file__).resolve().parents[2]
RULES = Path("progress/rules")
NEEDED = [RULES, *map(Path, ("progress/__init__.py", "tests/__init__.py", "tests/progress/__init__.py"))]
TESTS = [Path("tests/progress/rules"), Path("tests/cases")]
NEIGHBOUR: dict[type, Any] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
}
SWAPPED_CALLS = {
    "at_least": "at_most",
    "at_most": "at_least",
    "any": "all",
    "all": "any",
    "min": "max",
    "max": "min",
}

# What a changed line becomes without changing any answer; a number stands behind its line.
EQUIVALENT = {
    # What it leaves open is then unknown, and who asks for this asks for that as well.
    "self.settled and at_least(self.ratio, 1) and at_most(self.log.effort, c.EFFORT_CARRIED_MAX)",
    # A calm session counts only where it was carried too: complete and settled.
    "self.settled and all((at_most(pain, c.PAIN_CALM_MAX) for pain in pains))",
    "self.complete and all((at_most(pain, c.PAIN_CALM_MAX) for pain in pains))",
    # Only working sessions are looked at, which are no easy days.
    "self.calm and self.carried and (not self.log.easier)",
    # A pain of 6 now has sent the day to rest before.
    "len(known) == len(before) and self.pain_now <= min(known) + c.PAIN_NOISE",
    # Any number up to 3 is a calm pain.
    "pains = (self.log.pain_during, self.log.pain_after or 0, self.next): 1",
    "pains = (self.log.pain_during, self.log.pain_after or 0, self.next): -1",
    # Both answers of a lighter load name one, and no weight owned is lighter than a gram.
    "advice.load_g",
    "return min(lighter(facts), after_gap(facts), key=lambda advice: advice.load_g or 0): 1",
    "return min(lighter(facts), after_gap(facts), key=lambda advice: advice.load_g or 0): -1",
    # Of steady sessions the pain before is known.
    "each.log.pain_before",
    "before = [each.log.pain_before or 0 for each in facts.alike[: c.STEADY_RAISE_SESSIONS]]: 1",
    "before = [each.log.pain_before or 0 for each in facts.alike[: c.STEADY_RAISE_SESSIONS]]: -1",
    # No load and no rise may as well be less than none, and no session is of a day to come.
    "return self.full_logs[0].load_g if self.full_logs else 0: -1",
    "return Fraction(0): -1",
    "(0, c.RISE_WEEK_DAYS),: -1",
}


def mutants_of(node: ast.AST) -> Iterator[ast.expr]:
    match node:
        case ast.Constant(value=bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(value=int() as value):
            yield from (ast.Constant(value + 1), ast.Constant(value - 1))
        case ast.Compare(left, ops, comparators):
            for place, operator in enumerate(ops):
                other = NEIGHBOUR[type(operator)]()
                yield ast.Compare(left, [*ops[:place], other, *ops[place + 1 :]], comparators)
        case ast.BoolOp(operator, values):
            yield ast.BoolOp(NEIGHBOUR[type(operator)](), values)
            yield from (ast.BoolOp(operator, [v for v in values if v is not left_out]) for left_out in values)
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.Call(ast.Name(name), args, keywords) if name in SWAPPED_CALLS:
            yield ast.Call(ast.Name(SWAPPED_CALLS[name]), args, keywords)


def mutated_sources(source: str) -> Iterator[tuple[int, str, str]]:
    """Line, what it became, and the whole module so changed."""
    tree = ast.parse(source)
    for place, node in enumerate(ast.walk(tree)):
        for mutant in mutants_of(node):
            changed = copy.deepcopy(tree)
            target = list(ast.walk(changed))[place]
            whole = Swap(target, mutant).visit(changed)
            text = f"{ast.unparse(node)}  →  {ast.unparse(mutant)}"
            yield getattr(node, "lineno", 0), text, ast.unparse(ast.fix_missing_locations(whole))


class Swap(ast.NodeTransformer):
    def __init__(self, target: ast.AST, mutant: ast.AST) -> None:
        self.target, self.mutant = target, mutant

    def visit(self, node: ast.AST) -> ast.AST:
        return self.mutant if node is self.target else self.generic_visit(node)


def copy_what_is_needed(to: Path) -> None:
    for path in (*NEEDED, *TESTS):
        (to / path).parent.mkdir(parents=True, exist_ok=True)
        if (BASE_DIR / path).is_dir():
            shutil.copytree(BASE_DIR / path, to / path, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(BASE_DIR / path, to / path)
    # Slow, and no proof of a single number.
    for name in ("properties", "bodies"):
        (to / f"tests/progress/rules/test_{name}.py").unlink()
    (to / "pytest.ini").write_text("[pytest]\n")


def noticed(place: Path) -> bool:
    """Whether a test fails. A fork starts faster than a process, with pytest loaded already."""
    child = os.fork()
    if not child:
        os.chdir(place)
        sys.path[:0] = [str(place)]
        signal.alarm(60)
        with Path(os.devnull).open("w") as nowhere:
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
            os._exit(pytest.main(["-x", "-q", "--assert=plain", "-p", "no:cacheprovider", "tests"]))
    return os.waitpid(child, 0)[1] != 0


def main(names: list[str]) -> int:
    """How many changes went unnoticed that change an answer."""
    total = survived = 0
    with tempfile.TemporaryDirectory() as folder:
        copy_what_is_needed(Path(folder))
        if noticed(Path(folder)):
            sys.exit("The tests do not pass as they are.")
        for name in names or sorted(path.stem for path in (BASE_DIR / RULES).glob("[a-z]*.py")):
            place = Path(folder) / RULES / f"{name}.py"
            source = place.read_text(encoding="utf-8")
            for line, text, changed in mutated_sources(source):
                if is_equivalent(source, line, text):
                    continue
                place.write_text(changed, encoding="utf-8")
                total += 1
                if not noticed(Path(folder)):
                    survived += 1
                    print(f"not noticed: {name}.py:{line}: {text}", flush=True)
            place.write_text(source, encoding="utf-8")
            print(f"{name}: so far {total - survived} of {total} changes noticed", flush=True)
    print(f"{total - survived} of {total} changes noticed")
    return survived


def is_equivalent(source: str, line: int, text: str) -> bool:
    became = text.partition("  →  ")[2]
    return not EQUIVALENT.isdisjoint({became, f"{source.splitlines()[line - 1].strip()}: {became}"})


if __name__ == "__main__":
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    sys.dont_write_bytecode = True
    sys.exit(1 if main(sys.argv[1:]) else 0)
