-- Likely matches begin with the last name, whatever its case. Prisma knows no index on an expression.
CREATE INDEX "person_last_name_lower_idx" ON "person" (lower("last_name"));
