-- CreateTable
CREATE TABLE "Favourite" (
  "imageId" UUID NOT NULL,
  "userId" UUID NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "Favourite_pkey" PRIMARY KEY ("imageId", "userId")
);

-- CreateIndex
CREATE INDEX "Favourite_userId_createdAt_imageId_idx" ON "Favourite"("userId", "createdAt", "imageId");

-- AddForeignKey
ALTER TABLE "Favourite" ADD CONSTRAINT "Favourite_imageId_fkey" FOREIGN KEY ("imageId") REFERENCES "Image"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Favourite" ADD CONSTRAINT "Favourite_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
