"""What to strap on and take off between two exercises, in words. Loads are grams, left and right."""

from progress.units import load_text

Loads = tuple[int, int]
NONE: Loads = (0, 0)


def carried(loads: Loads, unit: str) -> str:
    """Short, as on a chip: `0.5 kg per ankle`."""
    left, right = loads
    if loads == NONE:
        return "No weight"
    if left == right:
        return f"{load_text(left, unit)} per ankle"
    return f"Left {load_text(left, unit)}, right {load_text(right, unit)}"


def change(worn: Loads, loads: Loads, unit: str) -> str:
    """What to do with what is worn; empty where nothing changes."""
    if worn == loads:
        return ""
    if loads == NONE:
        return "Take the weights off."
    return f"{'Put on' if worn == NONE else 'Change to'} {carried(loads, unit).lower()}."


def lighter(loads: Loads, owned_g: tuple[int, ...]) -> Loads:
    """On each ankle the next lighter weight that is owned, or none."""
    left, right = (max((each for each in owned_g if each < load_g), default=0) for load_g in loads)
    return left, right
