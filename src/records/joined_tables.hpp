// SPDX-License-Identifier: MIT
// Queries over several tables, for exports with one row for each session: wide.csv and FHIR.
#pragma once

#include "records/tables.hpp"

namespace surefoot {

/// A session with its person, its bout or its trial: the first columns of wide.csv.
const Table& wideSessionsTable();

/// Each kind of measure once: key, unit, definition, filter, and the direction for limits of stability.
const Table& measureKindsTable();

/// The values of a session's measures: the columns of measureKindsTable(), then the value.
const Table& measureValuesTable();

/// A session with its board, its bout or its trial and the conditions of the test; sorted by person, guests first.
const Table& clinicalSessionsTable();

}  // namespace surefoot
