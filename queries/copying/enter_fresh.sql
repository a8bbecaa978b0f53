-- Statements that follow speak of the new file.
-- Grain: none; it changes the session.
-- Parameters: none
use fresh;
