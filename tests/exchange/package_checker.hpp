// SPDX-License-Identifier: MIT
// Checks a directory against the rules of Frictionless Data Package, Data Resource, Table Schema and CSV Dialect 1.0
// (specs.frictionlessdata.io), cell by cell. It has its own CSV parser, so that a bug in ours cannot hide itself.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "records/matches.hpp"

namespace surefoot::test {

using CsvRows = std::vector<std::vector<std::string>>;

inline CsvRows splitCsv(std::string text, char delimiter) {
  if (text.starts_with("\xEF\xBB\xBF")) {
    text.erase(0, 3);
  }
  CsvRows rows;
  std::vector<std::string> row(1);
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"' && quoted && i + 1 < text.size() && text[i + 1] == '"') {
      row.back() += text[++i];
    } else if (text[i] == '"') {
      quoted = !quoted;
    } else if (text[i] == delimiter && !quoted) {
      row.emplace_back();
    } else if (text[i] == '\n' && !quoted) {
      rows.push_back(row);
      row.assign(1, "");
    } else {
      row.back() += text[i];
    }
  }
  return rows;
}

class PackageChecker {
 public:
  explicit PackageChecker(std::filesystem::path dir) : dir_(std::move(dir)) {
    package_ = nlohmann::json::parse(read("datapackage.json"));
    expect(package_.value("profile", "") == "tabular-data-package", "profile");
    expect(matches(package_.value("name", ""), "[-a-z0-9._/]+"), "name of the package");
    expect(package_["resources"].is_array() && !package_["resources"].empty(), "resources");
    for (const auto& resource : package_["resources"]) {
      checkResource(resource);
    }
    for (const auto& resource : package_["resources"]) {
      checkForeignKeys(resource);
    }
    for (const auto& entry : std::filesystem::recursive_directory_iterator(dir_)) {
      const std::string path = entry.path().lexically_relative(dir_).string();
      expect(entry.is_directory() || path == "datapackage.json" || paths_.contains(path), path + " is not described");
    }
  }

  const std::vector<std::string>& problems() const { return problems_; }
  const nlohmann::json& package() const { return package_; }
  /// The rows below the header.
  const CsvRows& rows(const std::string& resource) const { return rows_.at(resource); }
  std::size_t cellsChecked() const { return cells_; }
  std::size_t referencesChecked() const { return references_; }

 private:
  void expect(bool holds, const std::string& what) {
    if (!holds && problems_.size() < 50) {
      problems_.push_back(what);
    }
  }

  std::string read(const std::string& path) const {
    std::ifstream in(dir_ / path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  void checkResource(const nlohmann::json& resource) {
    const std::string name = resource.value("name", "");
    const std::string path = resource.value("path", "");
    expect(matches(name, "[-a-z0-9._/]+") && !rows_.contains(name), "name of resource " + name);
    expect(!path.empty() && path[0] != '/' && path.find("..") == std::string::npos, name + ": unsafe path " + path);
    expect(paths_.insert(path).second && std::filesystem::exists(dir_ / path), name + ": no file " + path);
    expect(resource.value("profile", "") == "tabular-data-resource", name + ": profile");
    expect(resource.value("encoding", "") == "utf-8", name + ": encoding");
    const auto dialect = resource.value("dialect", nlohmann::json::object());
    CsvRows rows = splitCsv(read(path), dialect.value("delimiter", ",")[0]);
    const auto& fields = resource["schema"]["fields"];
    std::vector<std::string> names;
    for (const auto& field : fields) {
      names.push_back(field.value("name", ""));
      expect(!field.value("description", "").empty(), name + ": no description of " + names.back());
    }
    expect(std::set<std::string>(names.begin(), names.end()).size() == names.size(), name + ": a field is there twice");
    expect(!rows.empty() && rows[0] == names, name + ": the header is not that of the schema");
    rows.erase(rows.begin());
    for (const auto& row : rows) {
      expect(row.size() == names.size(), name + ": a row with " + std::to_string(row.size()) + " cells");
    }
    for (std::size_t i = 0; i < fields.size(); ++i) {
      checkColumn(name, fields[i], rows, i);
    }
    checkPrimaryKey(name, resource["schema"], names, rows);
    names_[name] = names;
    rows_[name] = std::move(rows);
  }

  void checkColumn(const std::string& name, const nlohmann::json& field, const CsvRows& rows, std::size_t column) {
    static const std::map<std::string, std::string> kPatterns{
        {"string", ".*"},
        {"integer", "[+-]?[0-9]+"},
        {"number", "[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?"},
        {"boolean", "true|false"},
        {"date", "[0-9]{4}-[01][0-9]-[0-3][0-9]"},
        {"datetime", "[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9][+-][0-9]{2}:[0-9]{2}"}};
    const std::string where = name + '.' + field.value("name", "");
    const auto pattern = kPatterns.find(field.value("type", ""));
    if (pattern == kPatterns.end()) {
      expect(false, where + ": unknown type");
      return;
    }
    const testing::Matcher<const std::string&> valid = testing::MatchesRegex(pattern->second);
    const auto constraints = field.value("constraints", nlohmann::json::object());
    const std::vector<std::string> words = constraints.value("enum", std::vector<std::string>{});
    for (const auto& row : rows) {
      std::string cell = row.at(column);
      ++cells_;
      if (cell.empty()) {
        expect(!constraints.value("required", false), where + ": empty, but required");
        continue;
      }
      if (pattern->first == "string") {
        expect(std::string("=+-@\t\r").find(cell[0]) == std::string::npos, where + ": a formula: " + cell);
      } else if (pattern->first == "number" && field.contains("decimalChar")) {
        expect(cell.find('.') == std::string::npos, where + ": a point in " + cell);
        std::replace(cell.begin(), cell.end(), ',', '.');
      }
      expect(pattern->first == "string" || valid.Matches(cell), where + ": \"" + cell + "\" is none");
      expect(words.empty() || std::find(words.begin(), words.end(), cell) != words.end(), where + ": word " + cell);
    }
  }

  void checkPrimaryKey(const std::string& name, const nlohmann::json& schema, const std::vector<std::string>& names,
                       const CsvRows& rows) {
    const auto key = schema.value("primaryKey", std::vector<std::string>{});
    std::set<std::vector<std::string>> seen;
    for (const auto& row : rows) {
      std::vector<std::string> cells;
      for (const std::string& column : key) {
        cells.push_back(row.at(placeOf(names, column)));
      }
      expect(key.empty() || seen.insert(cells).second, name + ": a primary key is there twice");
    }
  }

  void checkForeignKeys(const nlohmann::json& resource) {
    const std::string name = resource["name"];
    for (const auto& reference : resource["schema"].value("foreignKeys", nlohmann::json::array())) {
      const std::string target = reference["reference"]["resource"];
      std::set<std::string> there;
      for (const auto& row : rows_.at(target)) {
        there.insert(row.at(placeOf(names_.at(target), reference["reference"]["fields"])));
      }
      const std::size_t column = placeOf(names_.at(name), reference["fields"]);
      for (const auto& row : rows_.at(name)) {
        expect(row.at(column).empty() || there.contains(row.at(column)),
               name + ": no " + row.at(column) + " in " + target);
        ++references_;
      }
    }
  }

  std::size_t placeOf(const std::vector<std::string>& names, const std::string& column) {
    const auto found = std::find(names.begin(), names.end(), column);
    expect(found != names.end(), "a key names the missing column " + column);
    return found == names.end() ? 0 : static_cast<std::size_t>(found - names.begin());
  }

  std::filesystem::path dir_;
  nlohmann::json package_;
  std::vector<std::string> problems_;
  std::set<std::string> paths_;
  std::map<std::string, std::vector<std::string>> names_;
  std::map<std::string, CsvRows> rows_;
  std::size_t cells_ = 0;
  std::size_t references_ = 0;
};

}  // namespace surefoot::test
