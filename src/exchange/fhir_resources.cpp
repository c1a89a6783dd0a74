// SPDX-License-Identifier: MIT
#include "exchange/fhir_resources.hpp"

#include <algorithm>
#include <cmath>

#include "base/digest.hpp"
#include "base/text.hpp"
#include "measures/definition.hpp"
#include "measures/score.hpp"
#include "records/stamp.hpp"

namespace surefoot {
namespace {

constexpr const char* kNotADiagnosis = "Training and education; not a diagnosis.";

FhirJson codeFor(const std::string& system, const std::string& code, const std::string& text) {
  return {{"coding", FhirJson::array({{{"system", system}, {"code", code}, {"display", text}}})}, {"text", text}};
}

/// A key without its axis: "mean_velocity_ap_mm_s" becomes "mean_velocity_mm_s".
std::string withoutAxis(std::string key) {
  for (const char* axis : {"_ap", "_ml", "_rd"}) {
    const std::size_t at = key.find(axis);
    if (at != std::string::npos && (at + 3 == key.size() || key[at + 3] == '_')) {
      return key.erase(at, 3);
    }
  }
  return key;
}

/// What identifies an Observation: all of its rows share the first three.
struct Group {
  std::string code;
  std::string thing;       ///< Trial or bout.
  std::string definition;  ///< Includes filter and condition.
  const FhirMeasure* whole = nullptr;
  std::vector<const FhirMeasure*> components = {};
};

std::string titleFor(const FhirMeasure& measure) {
  const Definition* definition = findDefinition(measure.key);
  if (definition != nullptr) {
    return titleOf(*definition);
  }
  std::string text = measure.key;
  std::ranges::replace(text, '_', ' ');
  std::ranges::replace(text, '.', ' ');
  return text;
}

std::string groupTitle(const Group& group) {
  const FhirMeasure& first = group.whole != nullptr ? *group.whole : *group.components.front();
  const Definition* definition = findDefinition(first.key);
  return definition != nullptr ? std::string(definition->name) : titleFor(first);
}

bool isOfOneAxis(const FhirMeasure& measure) {
  const Definition* definition = findDefinition(measure.key);
  return definition != nullptr && definition->axis != Axis::Whole;
}

std::vector<Group> groupsOf(const std::vector<FhirMeasure>& measures) {
  std::vector<Group> groups;
  for (const FhirMeasure& measure : measures) {
    const bool isComponent = measure.isPart || isOfOneAxis(measure);
    const std::string code = measure.isPart ? "score" : isComponent ? withoutAxis(measure.key) : measure.key;
    const std::string thing = measure.trial.empty() ? measure.boutId : measure.trial;
    const std::string definition = measure.definition + '|' + measure.filter + '|' + measure.condition;
    auto group = std::ranges::find_if(groups, [&](const Group& g) {
      return g.code == code && g.thing == thing && g.definition == definition && (isComponent || g.whole == nullptr);
    });
    if (group == groups.end()) {
      group = groups.insert(groups.end(), Group{.code = code, .thing = thing, .definition = definition});
    }
    if (isComponent) {
      group->components.push_back(&measure);
    } else {
      group->whole = &measure;
    }
  }
  return groups;
}

FhirJson quantity(double value, const std::string& unit) {
  return {{"value", value}, {"unit", unit}, {"system", "http://unitsofmeasure.org"}, {"code", unit}};
}

/// Adds the value, or the reason why there is none.
void addValue(FhirJson& to, const FhirMeasure& measure) {
  if (measure.value) {
    to["valueQuantity"] = quantity(*measure.value, measure.unit);
  } else {
    to["dataAbsentReason"] = codeFor("http://terminology.hl7.org/CodeSystem/data-absent-reason", "unknown", "Unknown");
    to["dataAbsentReason"]["text"] = measure.reason.empty() ? "no reason was stored" : measure.reason;
  }
}

std::string methodText(const FhirMeasure& measure) {
  const Definition* definition = findDefinition(measure.key);
  // A later program may define the same key differently.
  return definition != nullptr && definition->id == withoutPipeline(measure.definition)
             ? std::string(definition->formula)
             : measure.definition;
}

std::string processingText(const FhirMeasure& measure) {
  std::string text = "Filter: " + measure.filter;
  const auto add = [&text](const char* what, const std::string& value, const char* unit) {
    if (!value.empty()) {
      text += std::string("; ") + what + value + unit;
    }
  };
  add("duration ", measure.durationS, " s");
  add("sample rate ", measure.rateHz, " Hz");
  add("noise of the centre of pressure at this load ", measure.noiseMm, " mm");
  return text + '.';
}

std::string circumstances(const FhirSession& session) {
  if (session.trialId.empty()) {
    return "Exercise: " + session.exercise + ", " + session.form + "; session " + session.status + '.';
  }
  std::string text = "Balance test " + session.protocol + ", condition " + session.condition +
                     (session.practice == "true" ? ", practice" : "") + "; footwear " + session.footwear + ", aid " +
                     session.aid + ", hands " + session.hands + ", stance " + session.stance + ", foam " +
                     session.foam + "; outcome " + session.outcome + '.';
  if (session.counts == "false") {
    text += " It did not count" + (session.reasons.empty() ? std::string() : ": " + session.reasons) + '.';
  }
  return text;
}

/// FHIR's own tag for data that are not about a patient's care.
void markAsDemonstration(FhirJson& resource) {
  resource["meta"]["tag"] = FhirJson::array({{{"system", "http://terminology.hl7.org/CodeSystem/v3-ActReason"},
                                              {"code", "HTEST"},
                                              {"display", "test health data"}}});
}

FhirJson note(const std::string& text) {
  return {{"text", text}};
}

/// The trial in the form that the reference table takes; a single trial, not the mean of several.
Performance performanceOf(const FhirSession& session, const FhirMeasure& measure) {
  return {.measure = measure.key,
          .condition = session.condition,
          .value = measure.value.value_or(0.0),
          .trials = 1,
          .durationS = parseNumber(measure.durationS).value_or(0.0),
          .rateHz = parseNumber(measure.rateHz).value_or(0.0),
          .filter = filterOf(measure.filter).value_or(Filter::None),
          .noiseMm = parseNumber(measure.noiseMm),
          .ageYears = parseInteger<int>(session.ageYears),
          .sex = session.sex,
          .heightMm = session.heightMm,
          .footwear = session.footwear,
          .stance = session.stance,
          .aid = session.aid,
          .hands = session.hands,
          .boardWords = session.certified,
          .boardObjection = session.boardObjection};
}

/// What 95 of 100 such people have, with the sentence about this person that the pages show.
FhirJson rangeOf(const BandScore& score, int ageYears) {
  const ReferenceRow& row = score.row;
  const auto bound = [&](double rest) {
    return quantity(std::round(100.0 * std::exp(score.expectedLn + rest)) / 100.0, row.unit);
  };
  const bool regression = row.band.empty();
  std::string text = "About 95 of 100 " + score.people + ", not a limit for health: from " +
                     std::to_string(row.people) + " people, " + row.table + ", means of " + std::to_string(row.trials) +
                     " trials on a " + row.device + (row.trials > 1 ? ", and a single one varies more" : "") +
                     (score.provisional ? "; provisional: stance of the source unconfirmed" : "") + ". " + row.source;
  if (row.measure == "mean_velocity_mm_s") {
    text += ". This trial: " + wordsFor(score);
  }
  return {{"low", bound(row.quantiles.front())},
          {"high", bound(row.quantiles.back())},
          {"age",
           {{"low", quantity(regression ? ageYears : row.ageFrom, "a")},
            {"high", quantity(regression ? ageYears : row.ageTo, "a")}}},
          {"text", text}};
}

void addRanges(FhirJson& to, const FhirSession& session, const FhirMeasure& measure, const ReferenceTable& reference) {
  if (session.counts != "true" || session.practice != "false" || !measure.value) {
    return;
  }
  const Performance performance = performanceOf(session, measure);
  for (const BandScore& band : scoreOf(performance, reference).bands) {
    if (band.row.definition == measure.definition && band.row.unit == measure.unit) {
      to["referenceRange"].push_back(rangeOf(band, performance.ageYears.value_or(0)));
    }
  }
}

FhirJson observationFor(const FhirSession& session, const Group& group, const ReferenceTable& reference) {
  const FhirMeasure& first = group.whole != nullptr ? *group.whole : *group.components.front();
  const bool ofTrial = !session.trialId.empty();
  FhirJson json{
      {"resourceType", "Observation"},
      {"id", idFor("observation " + session.id + ' ' + group.thing + ' ' + group.code + ' ' + group.definition)},
      {"status", "final"}};
  if (session.demonstration) {
    markAsDemonstration(json);
  }
  json["category"] = FhirJson::array({codeFor("http://terminology.hl7.org/CodeSystem/observation-category",
                                              ofTrial ? "exam" : "therapy", ofTrial ? "Exam" : "Therapy")});
  json["code"] = codeFor("urn:x-surefoot:measure", group.code, groupTitle(group));
  if (!session.personId.empty()) {
    json["subject"] = {{"reference", fhirUrl(session.personId)}};
  }
  json["effectiveDateTime"] = session.startedAt;
  if (group.whole != nullptr) {
    addValue(json, *group.whole);
  }
  json["note"] = FhirJson::array({note(kNotADiagnosis), note(circumstances(session)), note(processingText(first))});
  json["method"] = codeFor("urn:x-surefoot:definition", first.definition, first.definition);
  json["method"]["text"] = methodText(first);
  json["device"] = {{"reference", fhirUrl(deviceFor(session)["id"].get<std::string>())}};
  if (group.whole != nullptr) {
    addRanges(json, session, *group.whole, reference);
  }
  for (const FhirMeasure* component : group.components) {
    FhirJson part{{"code", codeFor("urn:x-surefoot:measure", component->key, titleFor(*component))}};
    addValue(part, *component);
    json["component"].push_back(std::move(part));
  }
  return json;
}

bool isSimulated(const FhirSession& session) {
  return session.source.find("simulated") != std::string::npos;
}

}  // namespace

std::string fhirUrl(std::string_view id) {
  return "urn:uuid:" + std::string(id);
}

std::string idFor(std::string_view text) {
  Digest high;
  high.add(std::string_view("surefoot fhir high"));
  high.add(text);
  Digest low;
  low.add(std::string_view("surefoot fhir low"));
  low.add(text);
  return uuidText((high.value() & 0xFFFFFFFFFFFF0FFFULL) | 0x8000U,
                  (low.value() & 0x3FFFFFFFFFFFFFFFULL) | 0x8000000000000000ULL);
}

FhirJson patientFor(const FhirPerson& person) {
  FhirJson json{{"resourceType", "Patient"}, {"id", person.id}};
  if (person.demonstration) {
    markAsDemonstration(json);
  }
  json["identifier"] = FhirJson::array({{{"system", "urn:x-surefoot:pseudonym"}, {"value", person.pseudonym}}});
  if (!person.name.empty()) {
    json["name"] = FhirJson::array({{{"text", person.name}}});
  }
  json["gender"] = person.sex.empty() ? "unknown" : person.sex;
  if (person.birthYear) {
    json["birthDate"] = std::to_string(*person.birthYear);
  }
  return json;
}

FhirJson changeFor(const FhirPerson& person, const TestSeries& series) {
  const Definition& definition = *findDefinition("change_ratio");
  const Change& change = series.change;
  const std::string day = dayText(series.days.back().day);
  const std::string of = series.measure + ' ' + series.condition + ' ' + std::to_string(series.plannedS);
  FhirJson json{{"resourceType", "Observation"},
                {"id", idFor("change " + person.id + ' ' + of + ' ' + day)},
                {"status", "final"}};
  if (person.demonstration) {
    markAsDemonstration(json);
  }
  json["category"] =
      FhirJson::array({codeFor("http://terminology.hl7.org/CodeSystem/observation-category", "exam", "Exam")});
  json["code"] = codeFor("urn:x-surefoot:measure", std::string(definition.key), titleOf(definition));
  json["subject"] = {{"reference", fhirUrl(person.id)}};
  json["effectivePeriod"] = {{"start", dayText(series.days[change.then].day)}, {"end", day}};
  if (change.ratio) {
    json["valueQuantity"] = quantity(*change.ratio, std::string(definition.unit));
  } else {
    json["dataAbsentReason"] =
        codeFor("http://terminology.hl7.org/CodeSystem/data-absent-reason", "not-applicable", "Not Applicable");
    json["dataAbsentReason"]["text"] = sentenceFor(change, series.measure);
  }
  const Definition* measure = findDefinition(series.measure);
  json["note"] = FhirJson::array(
      {note(kNotADiagnosis), note((measure == nullptr ? series.measure : titleOf(*measure)) + ", condition " +
                                  series.condition + ": " + sentenceFor(change, series.measure))});
  if (!change.method.empty()) {
    json["note"].push_back(note("MDC: " + change.method));
  }
  for (const std::string& remark : change.notes) {
    json["note"].push_back(note(remark));
  }
  json["method"] = codeFor("urn:x-surefoot:definition", std::string(definition.id), std::string(definition.id));
  json["method"]["text"] = std::string(definition.formula);
  if (change.judged() && change.ratio) {
    json["referenceRange"] = FhirJson::array({{{"low", quantity(change.lowest, "1")},
                                               {"high", quantity(change.highest, "1")},
                                               {"text", "Within the minimal detectable change (MDC)"}}});
  }
  return json;
}

FhirJson deviceFor(const FhirSession& session) {
  const bool simulated = isSimulated(session);
  const std::string name = std::string(simulated ? "Simulated" : "Surefoot") + " pressure board, " + session.boardModel;
  FhirJson json{{"resourceType", "Device"},
                {"id", idFor("device " + name + ' ' + session.boardSerial + ' ' + session.firmware + ' ' +
                             session.programVersion + (session.certified.empty() ? "" : ' ' + session.certified))}};
  if (!session.boardSerial.empty()) {
    json["serialNumber"] = session.boardSerial;
  }
  json["deviceName"] = FhirJson::array({{{"name", name}, {"type", "user-friendly-name"}}});
  json["type"] = {{"text", "Pressure board (force platform)"}};
  json["version"] = FhirJson::array();
  if (!session.firmware.empty()) {
    json["version"].push_back({{"type", {{"text", "firmware"}}}, {"value", session.firmware}});
  }
  json["version"].push_back({{"type", {{"text", "Surefoot"}}}, {"value", session.programVersion}});
  json["note"] = FhirJson::array({note(simulated ? "No real board and no real person: a simulation."
                                                 : "Boards of different kinds are not interchangeable: compare a "
                                                   "person first with their own values on the same board.")});
  if (!session.certified.empty()) {
    json["note"].push_back(note("Board " + session.certified + "."));
  }
  if (!session.boardObjection.empty()) {
    json["note"].push_back(note("Not fit for reference ranges: " + session.boardObjection + "."));
  }
  return json;
}

std::vector<FhirJson> observationsFor(const FhirSession& session, const std::vector<FhirMeasure>& measures,
                                      const ReferenceTable& reference) {
  std::vector<FhirJson> observations;
  for (const Group& group : groupsOf(measures)) {
    observations.push_back(observationFor(session, group, reference));
  }
  return observations;
}

}  // namespace surefoot
