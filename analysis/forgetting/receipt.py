"""What forgetting leaves in the hand of the person who asked for it."""

from dataclasses import dataclass, field


class ForgetError(ValueError):
    """A sentence on why nothing was forgotten."""


@dataclass(slots=True)
class Receipt:
    """What was removed, by kind; what stays; what is out of reach."""

    whom: str
    dry_run: bool
    removed: dict[str, int] = field(default_factory=dict)
    out_of_reach: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        head = f"Would be removed of {self.whom}:" if self.dry_run else f"Removed of {self.whom}:"
        removed = [f"  {count:,} {what}" for what, count in self.removed.items() if count] or ["  nothing"]
        stays = "Stays: the counts (losses, their causes and values) without name or words."
        return "\n".join(
            (head, *removed, stays, "Out of reach:", *(f"  {what}" for what in self.out_of_reach))
        )
