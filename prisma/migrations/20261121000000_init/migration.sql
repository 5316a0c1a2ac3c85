CREATE EXTENSION IF NOT EXISTS citext;

-- CreateEnum
CREATE TYPE "HoldState" AS ENUM ('open', 'captured', 'released');

-- CreateEnum
CREATE TYPE "LedgerKind" AS ENUM ('grant', 'capture', 'refund');

-- CreateEnum
CREATE TYPE "GenerationState" AS ENUM ('queued', 'running', 'succeeded', 'filtered', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "TeamKind" AS ENUM ('personal', 'shared');

-- CreateEnum
CREATE TYPE "TeamRole" AS ENUM ('owner', 'admin', 'editor', 'viewer');

-- CreateTable
CREATE TABLE "Wallet" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "balanceCenticredits" INTEGER NOT NULL DEFAULT 0,
    "heldCenticredits" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Wallet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Hold" (
    "id" UUID NOT NULL,
    "walletId" UUID NOT NULL,
    "subjectId" UUID NOT NULL,
    "amountCenticredits" INTEGER NOT NULL,
    "state" "HoldState" NOT NULL DEFAULT 'open',
    "reason" TEXT,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Hold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LedgerEntry" (
    "id" UUID NOT NULL,
    "walletId" UUID NOT NULL,
    "kind" "LedgerKind" NOT NULL,
    "amountCenticredits" INTEGER NOT NULL,
    "balanceAfterCenticredits" INTEGER NOT NULL,
    "subjectId" UUID,
    "note" TEXT NOT NULL,
    "actorUserId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LedgerEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Price" (
    "modelId" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "validFrom" TIMESTAMPTZ(3) NOT NULL,
    "costCenticredits" INTEGER NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "Price_pkey" PRIMARY KEY ("modelId","operation","validFrom")
);

-- CreateTable
CREATE TABLE "Image" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "generationId" UUID,
    "sha256" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "byteLength" INTEGER NOT NULL,
    "widthPx" INTEGER NOT NULL,
    "heightPx" INTEGER NOT NULL,
    "prompt" TEXT NOT NULL,
    "thumbhash" BYTEA,
    "brokenAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Image_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImageVariant" (
    "imageId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "byteLength" INTEGER NOT NULL,
    "widthPx" INTEGER NOT NULL,
    "heightPx" INTEGER NOT NULL,

    CONSTRAINT "ImageVariant_pkey" PRIMARY KEY ("imageId","name","format")
);

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" CITEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "isOperator" BOOLEAN NOT NULL DEFAULT false,
    "sessionVersion" INTEGER NOT NULL DEFAULT 0,
    "suspendedAt" TIMESTAMPTZ(3),
    "lastSeenAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "provider" TEXT NOT NULL,
    "providerAccountId" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("provider","providerAccountId")
);

-- CreateTable
CREATE TABLE "SignInThrottle" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "windowEndsAt" TIMESTAMPTZ(3) NOT NULL,
    "blockedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "SignInThrottle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Run" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "idempotencyKey" TEXT NOT NULL,
    "requestHash" TEXT NOT NULL,
    "modelId" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "prompt" TEXT NOT NULL,
    "quotedCenticredits" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Generation" (
    "id" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "state" "GenerationState" NOT NULL DEFAULT 'queued',
    "seed" BIGINT NOT NULL,
    "returnedSeed" BIGINT,
    "costCenticredits" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "code" TEXT,
    "message" TEXT,
    "upstreamRequestId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "deadlineAt" TIMESTAMPTZ(3) NOT NULL,
    "cancelRequestedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Generation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UpstreamGate" (
    "provider" TEXT NOT NULL,
    "lockedUntil" TIMESTAMPTZ(3),
    "nextFreeAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "UpstreamGate_pkey" PRIMARY KEY ("provider")
);

-- CreateTable
CREATE TABLE "Team" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "TeamKind" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "teamId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "role" "TeamRole" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("teamId","userId")
);

-- CreateIndex
CREATE INDEX "Wallet_userId_idx" ON "Wallet"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Wallet_teamId_userId_key" ON "Wallet"("teamId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "Hold_subjectId_key" ON "Hold"("subjectId");

-- CreateIndex
CREATE INDEX "Hold_walletId_createdAt_idx" ON "Hold"("walletId", "createdAt");

-- CreateIndex
CREATE INDEX "LedgerEntry_walletId_createdAt_id_idx" ON "LedgerEntry"("walletId", "createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "LedgerEntry_kind_subjectId_key" ON "LedgerEntry"("kind", "subjectId");

-- CreateIndex
CREATE UNIQUE INDEX "Image_generationId_key" ON "Image"("generationId");

-- CreateIndex
CREATE INDEX "Image_teamId_userId_createdAt_id_idx" ON "Image"("teamId", "userId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Image_sha256_idx" ON "Image"("sha256");

-- CreateIndex
CREATE INDEX "ImageVariant_sha256_idx" ON "ImageVariant"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Account_userId_idx" ON "Account"("userId");

-- CreateIndex
CREATE INDEX "Run_teamId_userId_createdAt_id_idx" ON "Run"("teamId", "userId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Run_userId_updatedAt_idx" ON "Run"("userId", "updatedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Run_teamId_userId_idempotencyKey_key" ON "Run"("teamId", "userId", "idempotencyKey");

-- CreateIndex
CREATE INDEX "Generation_state_deadlineAt_idx" ON "Generation"("state", "deadlineAt");

-- CreateIndex
CREATE UNIQUE INDEX "Generation_runId_position_key" ON "Generation"("runId", "position");

-- CreateIndex
CREATE INDEX "Membership_userId_idx" ON "Membership"("userId");

-- AddForeignKey
ALTER TABLE "Wallet" ADD CONSTRAINT "Wallet_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Wallet" ADD CONSTRAINT "Wallet_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Hold" ADD CONSTRAINT "Hold_walletId_fkey" FOREIGN KEY ("walletId") REFERENCES "Wallet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LedgerEntry" ADD CONSTRAINT "LedgerEntry_walletId_fkey" FOREIGN KEY ("walletId") REFERENCES "Wallet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Image" ADD CONSTRAINT "Image_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Image" ADD CONSTRAINT "Image_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Image" ADD CONSTRAINT "Image_generationId_fkey" FOREIGN KEY ("generationId") REFERENCES "Generation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImageVariant" ADD CONSTRAINT "ImageVariant_imageId_fkey" FOREIGN KEY ("imageId") REFERENCES "Image"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Generation" ADD CONSTRAINT "Generation_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Generation" ADD CONSTRAINT "Generation_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Money is guarded here too, whatever the code does.
ALTER TABLE "Wallet"
  ADD CONSTRAINT "Wallet_held_within_balance" CHECK ("heldCenticredits" >= 0 AND "heldCenticredits" <= "balanceCenticredits");
ALTER TABLE "Hold"
  ADD CONSTRAINT "Hold_amount_positive" CHECK ("amountCenticredits" > 0),
  ADD CONSTRAINT "Hold_closed_when_ended" CHECK (("state" = 'open') = ("closedAt" IS NULL));
ALTER TABLE "LedgerEntry"
  ADD CONSTRAINT "LedgerEntry_sign_fits_kind" CHECK (
    ("kind" = 'capture' AND "amountCenticredits" < 0) OR ("kind" <> 'capture' AND "amountCenticredits" > 0)
  ),
  ADD CONSTRAINT "LedgerEntry_balance_not_negative" CHECK ("balanceAfterCenticredits" >= 0);
ALTER TABLE "Price" ADD CONSTRAINT "Price_cost_positive" CHECK ("costCenticredits" > 0);
ALTER TABLE "Generation"
  ADD CONSTRAINT "Generation_seed_range" CHECK ("seed" BETWEEN 0 AND 4294967295),
  ADD CONSTRAINT "Generation_finished_when_ended" CHECK (("state" IN ('queued', 'running')) = ("finishedAt" IS NULL));
ALTER TABLE "Image" ADD CONSTRAINT "Image_sizes_positive" CHECK ("widthPx" > 0 AND "heightPx" > 0 AND "byteLength" > 0);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER "LedgerEntry_append_only" BEFORE UPDATE OR DELETE ON "LedgerEntry"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The sweeper's and the worker's questions, kept small by the predicate.
CREATE INDEX "Hold_open" ON "Hold" ("expiresAt") WHERE "state" = 'open';
CREATE INDEX "Generation_unfinished" ON "Generation" ("deadlineAt") WHERE "finishedAt" IS NULL;
CREATE INDEX "Generation_newest_done" ON "Generation" ("finishedAt" DESC) WHERE "state" = 'succeeded';
-- A gallery page: one author's images in a team, newest first, living or in the trash.
CREATE INDEX "Image_living" ON "Image" ("teamId", "userId", "createdAt" DESC, "id" DESC) WHERE "deletedAt" IS NULL;
CREATE INDEX "Image_trash" ON "Image" ("teamId", "userId", "deletedAt" DESC, "id" DESC) WHERE "deletedAt" IS NOT NULL;
