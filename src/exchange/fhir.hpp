// SPDX-License-Identifier: MIT
// Export to hospital systems: HL7 FHIR R4 (4.0.1) as JSON, one Bundle for each person. Measures and scores only;
// samples are in the CSV package.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "exchange/export.hpp"

namespace surefoot {

struct FhirChoice {
  std::vector<std::string> personIds;  ///< Empty: all people but those made for demonstration.
  /// Empty: all sessions of these people; otherwise exactly these sessions, whoever played them.
  std::vector<std::string> sessionIds;
  bool demonstrations = false;  ///< With all people: also all demonstrations. They have the tag HTEST (test data).
  bool withNames = false;       ///< Include names and years of birth in the Patients; otherwise pseudonyms only.
};

struct FhirSummary {
  std::uint64_t bundles = 0;
  std::uint64_t observations = 0;
};

/// Writes PSEUDONYM.json for each person, and guests.json for sessions without a person, into `dir`, which must be new
/// or empty. Each is a Bundle of type collection with the Patient, each Device and an Observation for each measure
/// (both axes of one definition together as components), with UCUM unit, definition, and the reason if there is no
/// value. Ids are derived from their contents, so that the same data give the same file. Throws Error, leaving nothing
/// behind, if that fails.
FhirSummary exportFhir(Database& db, const std::filesystem::path& dir, const FhirChoice& choice,
                       const ExportProgress& progress = {});

}  // namespace surefoot
