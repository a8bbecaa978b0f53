"""What a person's answer to a question about a file means for its mapping."""

from records.mapping import Question


def mapping_of(question: Question, choice: str) -> dict[str, str]:
    """The part of a mapping (their column -> our field and options) that a choice stands for."""
    if question.about == "stage":
        return dict.fromkeys(question.columns, f"outcome:{choice}")
    if question.about == "column":
        return {column: question.field if column == choice else "" for column in question.columns}
    return dict.fromkeys(question.columns, f"{question.field}:{choice}")
