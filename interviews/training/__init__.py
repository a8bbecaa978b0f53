"""The recipe that rebuilds the shipped model from the coded text (`whyleft train`; needs the extra [train])."""
