// SPDX-License-Identifier: MIT
// FHIR R4 resources made from the measures of a session. Knows no database and no files.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "measures/reference.hpp"
#include "records/trials.hpp"

namespace surefoot {

using FhirJson = nlohmann::ordered_json;

struct FhirPerson {
  std::string id;  ///< UUID.
  std::string pseudonym;
  std::string name;  ///< Empty: withheld.
  std::string sex;
  std::optional<int> birthYear;  ///< Empty: withheld, or not known.
  bool demonstration = false;
};

/// A session as Observations need it. Texts are words of the database; empty if there is none.
struct FhirSession {
  std::string id;
  std::string personId;  ///< Empty for a guest.
  std::string ageYears;  ///< On that day; empty if not known.
  std::string startedAt;
  std::string status;
  std::string source;
  std::string boardModel;
  std::string boardSerial;
  std::string firmware;
  std::string programVersion;
  std::string exercise;
  std::string form;
  std::string trialId;  ///< From here on for trials only.
  std::string protocol;
  std::string condition;
  std::string practice;
  std::string outcome;
  std::string counts;
  std::string reasons;
  std::string footwear;
  std::string aid;
  std::string hands;
  std::string stance;
  std::string foam;
  std::string certified;           ///< The board's certificate in words; empty: none, or from before there were any.
  std::string boardObjection;      ///< Why it was not fit for reference ranges.
  bool demonstration = false;      ///< For every session.
  std::string sex;                 ///< Of the person; empty if not known.
  std::optional<double> heightMm;  ///< Of the person.
};

struct FhirMeasure {
  std::string boutId;
  std::string key;
  std::optional<double> value;
  std::string unit;  ///< UCUM.
  std::string definition;
  std::string filter;
  std::string durationS;
  std::string rateHz;
  std::string noiseMm;
  std::string trial;
  std::string condition;
  std::string reason;
  bool isPart = false;  ///< True for a part of a score.
};

/// "urn:uuid:...", with which the resources of a Bundle refer to each other.
std::string fhirUrl(std::string_view id);

/// The same id for the same text: a UUID of version 8 (RFC 9562, section 5.8) made from two 64-bit digests.
std::string idFor(std::string_view text);

FhirJson patientFor(const FhirPerson& person);

/// A change since the first test day: a ratio with its limits, and the sentence that the pages show.
FhirJson changeFor(const FhirPerson& person, const TestSeries& series);

/// Boards, firmware and programs have different ids.
FhirJson deviceFor(const FhirSession& session);

/// One Observation for each independent value; the axes of one definition are components of one Observation, and so are
/// the parts of a score. A trial that counted under the conditions of `reference` includes its range: mean +- 1.96 SD
/// of the logarithms, which contains 95 of 100 people in that age band.
std::vector<FhirJson> observationsFor(const FhirSession& session, const std::vector<FhirMeasure>& measures,
                                      const ReferenceTable& reference);

}  // namespace surefoot
