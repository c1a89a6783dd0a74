// SPDX-License-Identifier: MIT
// Asks fontconfig for the two families, in order of preference.
#include "view/fonts.hpp"

#include <memory>
#include <optional>
#include <string_view>

#include <fontconfig/fontconfig.h>

#include "base/error.hpp"

namespace surefoot {
namespace {

using Config = std::unique_ptr<FcConfig, decltype(&FcConfigDestroy)>;
using Pattern = std::unique_ptr<FcPattern, decltype(&FcPatternDestroy)>;

const FcChar8* asFc(const char* text) {
  return reinterpret_cast<const FcChar8*>(text);
}

bool isOf(const FcPattern* font, std::string_view family) {
  FcChar8* name = nullptr;
  for (int i = 0; FcPatternGetString(font, FC_FAMILY, i, &name) == FcResultMatch; ++i) {
    if (family == reinterpret_cast<const char*>(name)) {
      return true;
    }
  }
  return false;
}

std::optional<std::filesystem::path> find(FcConfig* config, const char* family, int weight) {
  const Pattern wanted(FcPatternCreate(), FcPatternDestroy);
  FcPatternAddString(wanted.get(), FC_FAMILY, asFc(family));
  FcPatternAddInteger(wanted.get(), FC_WEIGHT, weight);
  FcPatternAddInteger(wanted.get(), FC_SLANT, FC_SLANT_ROMAN);
  FcPatternAddBool(wanted.get(), FC_VARIABLE, FcFalse);
  FcConfigSubstitute(config, wanted.get(), FcMatchPattern);
  FcDefaultSubstitute(wanted.get());
  FcResult result = FcResultNoMatch;
  const Pattern found(FcFontMatch(config, wanted.get(), &result), FcPatternDestroy);
  FcChar8* file = nullptr;
  // fontconfig always answers with some font; only the requested family is accepted.
  if (!found || !isOf(found.get(), family) || FcPatternGetString(found.get(), FC_FILE, 0, &file) != FcResultMatch) {
    return std::nullopt;
  }
  return reinterpret_cast<const char*>(file);
}

}  // namespace

FontFiles findFonts() {
  const Config config(FcInitLoadConfigAndFonts(), FcConfigDestroy);
  if (config) {
    for (const char* family : {"Inter", "DejaVu Sans"}) {
      const auto bold = find(config.get(), family, FC_WEIGHT_DEMIBOLD);
      const auto regular = find(config.get(), family, FC_WEIGHT_REGULAR);
      if (bold && regular) {
        return {*bold, *regular};
      }
    }
  }
  throw Error("no font was found: install fonts-inter or fonts-dejavu-core");
}

}  // namespace surefoot
