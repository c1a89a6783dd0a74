// SPDX-License-Identifier: MIT
// The way into hospital systems: HL7 FHIR R4 (4.0.1) as JSON, one Bundle a person. Measures and scores only; whoever
// wants samples takes the CSV package.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "exchange/export.hpp"

namespace surefoot {

struct FhirChoice {
  std::vector<std::string> personIds;   ///< Empty: everybody.
  std::vector<std::string> sessionIds;  ///< Empty: all sessions of these people; else these sessions, whoever's.
  bool withNames = false;               ///< Names in the Patients; else pseudonyms alone.
};

struct FhirSummary {
  std::uint64_t bundles = 0;
  std::uint64_t observations = 0;
};

/// Writes PSEUDONYM.json for each person and guests.json for sessions without one into `dir`, which must be new or
/// empty: a Bundle of type collection with the Patient, each Device and an Observation a measure (both axes of one
/// definition together as components) with UCUM unit, definition, and reason where there is no value. Ids are made from
/// what they stand for, so that the same data give the same file. Throws Error, with nothing left behind, when it
/// cannot be done.
FhirSummary exportFhir(Database& db, const std::filesystem::path& dir, const FhirChoice& choice,
                       const ExportProgress& progress = {});

}  // namespace surefoot
