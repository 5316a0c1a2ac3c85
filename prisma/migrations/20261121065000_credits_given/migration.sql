-- A value added to an enum cannot be used before its transaction ends: the CHECK that knows it is in the next migration.
ALTER TYPE "LedgerKind" ADD VALUE 'given';
ALTER TYPE "LedgerKind" ADD VALUE 'received';
