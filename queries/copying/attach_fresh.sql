-- Take the new file into the session.
-- Grain: none; it changes the session.
-- Parameters: path
attach $path as fresh;
