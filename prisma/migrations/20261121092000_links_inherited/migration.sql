-- AlterTable
ALTER TABLE "ShareLink" ADD COLUMN     "inheritedAt" TIMESTAMPTZ(3),
ADD COLUMN     "madeById" UUID;

-- AddForeignKey
ALTER TABLE "ShareLink" ADD CONSTRAINT "ShareLink_madeById_fkey" FOREIGN KEY ("madeById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma cannot say.
ALTER TABLE "ShareLink" ADD CONSTRAINT "ShareLink_inherited" CHECK ("madeById" IS NULL OR "inheritedAt" IS NOT NULL);
