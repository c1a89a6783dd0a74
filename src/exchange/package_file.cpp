// SPDX-License-Identifier: MIT
#include "exchange/package_file.hpp"

#include <algorithm>
#include <fstream>

#include <nlohmann/json.hpp>

#include "base/utf8.hpp"
#include "records/stamp.hpp"

namespace surefoot {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

void describeType(Json& field, CellType type, bool forSpreadsheets) {
  switch (type) {
    case CellType::Text:
      field["type"] = "string";
      break;
    case CellType::Number:
      field["type"] = "number";
      if (forSpreadsheets) {
        field["decimalChar"] = ",";
      }
      break;
    case CellType::Integer:
      field["type"] = "integer";
      break;
    case CellType::Boolean:
      field["type"] = "boolean";
      break;
    case CellType::Date:
      field["type"] = "date";
      break;
    case CellType::Digest:
      field["type"] = "string";
      break;
    case CellType::Time:
      field["type"] = "datetime";
      field["format"] = "%Y-%m-%dT%H:%M:%S%z";
      break;
  }
}

Json fieldFor(const Column& column, bool isKey, bool forSpreadsheets) {
  Json field{{"name", column.name}};
  describeType(field, column.type, forSpreadsheets);
  if (!column.unit.empty()) {
    field["unit"] = column.unit;
  }
  field["description"] = column.description;
  if (isKey) {
    field["constraints"]["required"] = true;
  }
  if (column.type == CellType::Digest) {
    field["constraints"]["pattern"] = "[0-9a-f]{16}";
  }
  if (column.words != nullptr) {
    field["constraints"]["enum"] = column.words();
  }
  return field;
}

// The specification requires that a reference to another file uses the resource's name.
Json schemaFor(const PackageResource& resource, bool forSpreadsheets) {
  Json schema{{"fields", Json::array()}, {"missingValues", {""}}};
  for (const Column& column : resource.columns) {
    const bool isKey = std::ranges::find(resource.key, column.name) != resource.key.end();
    schema["fields"].push_back(fieldFor(column, isKey, forSpreadsheets));
  }
  if (!resource.key.empty()) {
    schema["primaryKey"] = resource.key;
  }
  for (const Reference& reference : resource.references) {
    schema["foreignKeys"].push_back(
        {{"fields", reference.column}, {"reference", {{"resource", reference.table}, {"fields", reference.to}}}});
  }
  return schema;
}

}  // namespace

PackageFile::PackageFile(const fs::path& dir, bool forSpreadsheets)
    : file_(dir / kPackageFile), forSpreadsheets_(forSpreadsheets) {
  const Json head{
      {"name", kPackageName},
      {"title", "Surefoot: balance training sessions"},
      {"description",
       "Training and education; not a diagnosis. Axes, seen from above: x to the person's right, y forward."},
      {"profile", "tabular-data-package"},
      {"created", nowText()}};
  std::string text = head.dump(2);
  text.erase(text.find_last_of('\n'));
  file_.stream() << text << ",\n  \"resources\": [\n";
}

void PackageFile::add(const PackageResource& resource) {
  Json json{{"name", resource.name},   {"path", resource.path},
            {"title", resource.title}, {"profile", "tabular-data-resource"},
            {"format", "csv"},         {"mediatype", "text/csv"},
            {"encoding", "utf-8"},     {"schema", schemaFor(resource, forSpreadsheets_)}};
  if (forSpreadsheets_) {
    json["dialect"] = {{"delimiter", ";"}};
  }
  file_.stream() << (first_ ? "" : ",\n") << json.dump(2);
  first_ = false;
}

void PackageFile::close() {
  file_.stream() << "\n]}\n";
  file_.close();
}

bool holdsPackage(const fs::path& dir) {
  std::ifstream in(dir / kPackageFile, std::ios::binary);
  const Utf8Input text(in);
  return text.ahead().substr(0, 256).find('"' + std::string(kPackageName) + '"') != std::string::npos;
}

}  // namespace surefoot
