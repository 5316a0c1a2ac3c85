-- AlterTable
ALTER TABLE "Run" ADD COLUMN "cell" INTEGER, ADD COLUMN "sweepId" UUID;

-- CreateTable
CREATE TABLE "Sweep" (
  "id" UUID NOT NULL,
  "teamId" UUID NOT NULL,
  "userId" UUID NOT NULL,
  "idempotencyKey" TEXT NOT NULL,
  "requestHash" TEXT NOT NULL,
  "input" JSONB NOT NULL,
  "axes" JSONB NOT NULL,
  "budgetCenticredits" INTEGER,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "Sweep_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Sweep_teamId_userId_idempotencyKey_key" ON "Sweep"("teamId", "userId", "idempotencyKey");

-- CreateIndex
CREATE INDEX "Run_sweepId_cell_idx" ON "Run"("sweepId", "cell");

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_sweepId_fkey" FOREIGN KEY ("sweepId") REFERENCES "Sweep"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sweep" ADD CONSTRAINT "Sweep_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sweep" ADD CONSTRAINT "Sweep_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Run" ADD CONSTRAINT "Run_cell_of_a_sweep" CHECK (("sweepId" IS NULL) = ("cell" IS NULL));
