// SPDX-License-Identifier: MIT
// datapackage.json: describes each file of an export column by column, following Frictionless Data Package and Table
// Schema 1.0 (specs.frictionlessdata.io). Knows nothing about the rows.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "exchange/staged_directory.hpp"
#include "records/tables.hpp"

namespace surefoot {

inline constexpr std::string_view kPackageFile = "datapackage.json";
inline constexpr std::string_view kPackageName = "surefoot-export";

/// A file of the package.
struct PackageResource {
  std::string name;
  std::string path;
  std::string_view title;
  std::span<const Column> columns;
  std::span<const std::string_view> key = {};
  std::span<const Reference> references = {};
};

/// Written resource by resource, so that memory use does not depend on the number of sessions.
class PackageFile {
 public:
  /// `forSpreadsheets`: semicolons and decimal commas.
  PackageFile(const std::filesystem::path& dir, bool forSpreadsheets);

  void add(const PackageResource& resource);
  void close();

 private:
  OutFile file_;
  bool forSpreadsheets_;
  bool first_ = true;
};

/// True for a directory that contains one of our packages.
bool holdsPackage(const std::filesystem::path& dir);

}  // namespace surefoot
