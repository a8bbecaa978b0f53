"""Files on their way in: mapping, privacy at the door, matching, storing, undoing, reading what came."""
