"""From finding to action: measures, litmus tests, save plans, deals to walk away from, accounts to win back."""
