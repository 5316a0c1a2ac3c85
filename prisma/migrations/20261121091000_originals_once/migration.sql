-- AlterTable
ALTER TABLE "AuditEvent" ADD COLUMN     "once" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "AuditEvent_once_key" ON "AuditEvent"("once");
