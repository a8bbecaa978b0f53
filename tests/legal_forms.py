"""Legal forms as companies write them behind their name: the database and the redaction must both know them."""

LEGAL_FORMS = (
    "A/S", "AS", "ASA", "ApS", "AB", "AB (publ)", "Oy", "Oyj", "S.A.", "SA", "SAS", "SARL", "S.à r.l.", "S.r.l.",
    "S.p.A.", "B.V.", "BV", "N.V.", "GmbH", "GmbH & Co. KG", "AG", "KG", "OHG", "UG", "e.K.", "PLC", "Ltd", "Ltd.",
    "Limited", "LLP", "Pty Ltd", "(Pty) Ltd", "Pte. Ltd.", "Inc", "Inc.", "Incorporated", "LLC", "L.L.C.", "Corp.",
    "S.L.", "Sp. z o.o.", "s.r.o.", "d.o.o.", "Kft.",
)  # fmt: skip
