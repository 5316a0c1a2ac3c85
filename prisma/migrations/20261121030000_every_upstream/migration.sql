-- CreateEnum
CREATE TYPE "ImageKind" AS ENUM ('output', 'upload');

-- AlterTable
ALTER TABLE "Image"
  ADD COLUMN "kind" "ImageKind" NOT NULL DEFAULT 'output',
  ADD COLUMN "fileName" TEXT,
  ADD COLUMN "hasAlpha" BOOLEAN;

-- AlterTable
ALTER TABLE "Generation"
  ALTER COLUMN "seed" DROP NOT NULL,
  ADD COLUMN "ticket" JSONB,
  ADD COLUMN "listCenticredits" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "UpstreamGate"
  ADD COLUMN "failures" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "openUntil" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "RunInput" (
  "runId" UUID NOT NULL,
  "field" TEXT NOT NULL,
  "imageId" UUID NOT NULL,
  CONSTRAINT "RunInput_pkey" PRIMARY KEY ("runId", "field")
);

-- CreateTable
CREATE TABLE "UpstreamBalance" (
  "provider" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "centicredits" INTEGER NOT NULL,
  CONSTRAINT "UpstreamBalance_pkey" PRIMARY KEY ("provider", "at")
);

-- CreateIndex
CREATE INDEX "RunInput_imageId_idx" ON "RunInput"("imageId");

-- AddForeignKey
ALTER TABLE "RunInput" ADD CONSTRAINT "RunInput_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunInput" ADD CONSTRAINT "RunInput_imageId_fkey" FOREIGN KEY ("imageId") REFERENCES "Image"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The walls show outputs alone; the same file uploaded twice by one person in one team is one image.
DROP INDEX "Image_living";
CREATE INDEX "Image_living" ON "Image" ("teamId", "userId", "createdAt" DESC, "id" DESC)
  WHERE "deletedAt" IS NULL AND "kind" = 'output';
CREATE UNIQUE INDEX "Image_upload_once" ON "Image" ("teamId", "userId", "sha256") WHERE "kind" = 'upload';
ALTER TABLE "Image" ADD CONSTRAINT "Image_upload_has_no_generation" CHECK ("kind" = 'output' OR "generationId" IS NULL);
