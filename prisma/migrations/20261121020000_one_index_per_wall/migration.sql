-- "Image_living" and "Image_trash" answer each wall by itself; this one only competed with them, walking the
-- trash on the way to what is not in it.
DROP INDEX "Image_teamId_userId_createdAt_id_idx";
