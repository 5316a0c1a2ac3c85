-- What happened last in a team, of each kind, without reading what happened before.
CREATE INDEX "CollectionItem_collectionId_createdAt_imageId_idx" ON "CollectionItem"("collectionId", "createdAt", "imageId");

CREATE INDEX "Comment_teamId_createdAt_id_idx" ON "Comment"("teamId", "createdAt", "id");

-- What Prisma cannot say.
CREATE INDEX "Image_shown_last" ON "Image" ("teamId", "shownAt" DESC, "id" DESC)
  WHERE "shownAt" IS NOT NULL AND "deletedAt" IS NULL;
