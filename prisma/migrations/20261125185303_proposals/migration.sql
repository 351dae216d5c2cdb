-- CreateTable
CREATE TABLE "proposals" (
    "id" TEXT NOT NULL,
    "branch_ids" TEXT[],
    "made_by_id" TEXT,
    "plan" JSONB NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "proposals_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "proposals_expires_at_idx" ON "proposals"("expires_at");
