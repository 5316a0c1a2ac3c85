-- AlterTable
ALTER TABLE "Invite" ADD COLUMN     "declinedAt" TIMESTAMPTZ(3);

-- What Prisma cannot say.
CREATE INDEX "Invite_email" ON "Invite" ("email") WHERE "email" IS NOT NULL;
