// SPDX-License-Identifier: MIT
#include "clinic/html.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace surefoot {
namespace {

constexpr std::array<std::string_view, 14> kVoid{"area",  "base", "br",   "col",   "embed",  "hr",    "img",
                                                 "input", "link", "meta", "param", "source", "track", "wbr"};

std::string escaped(std::string_view plain) {
  std::string out;
  out.reserve(plain.size());
  for (const char c : plain) {
    switch (c) {
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        // Control characters other than line ends and tabs are not allowed in HTML.
        out += static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r' ? ' ' : c;
    }
  }
  return out;
}

bool isAddress(std::string_view name) {
  return name == "href" || name == "src" || name == "action" || name == "formaction";
}

std::string safeAddress(const std::string& address) {
  const bool path = address.starts_with('/') && !address.starts_with("//") && !address.starts_with("/\\");
  const bool here = address.empty() || address.starts_with('?') || address.starts_with('#');
  return path || here || address.starts_with("https://") ? address : "#";
}

}  // namespace

Html& Html::operator+=(std::string_view plain) {
  markup_ += escaped(plain);
  return *this;
}

Html text(std::string_view plain) {
  Html html;
  html.markup_ = escaped(plain);
  return html;
}

Html openTag(std::string_view tag, const Attributes& attributes) {
  Html html;
  std::string& out = html.markup_;
  out.append("<").append(tag);
  for (const Attribute& attribute : attributes) {
    if (!attribute.shown) {
      continue;
    }
    out.append(" ").append(attribute.name);
    if (!attribute.flag) {
      const std::string value = isAddress(attribute.name) ? safeAddress(attribute.value) : attribute.value;
      out.append("=\"").append(escaped(value)).append("\"");
    }
  }
  out += '>';
  return html;
}

Html closeTag(std::string_view tag) {
  Html html;
  if (std::ranges::find(kVoid, tag) == kVoid.end()) {
    html.markup_.append("</").append(tag).append(">\n");
  }
  return html;
}

Html document(const Html& root) {
  Html html;
  html.markup_ = "<!doctype html>\n" + root.markup_;
  return html;
}

Html styleElement(std::string_view sheet) {
  Html html;
  html.markup_ = "<style>" + std::string(sheet) + "</style>\n";
  return html;
}

std::string urlPart(std::string_view plain) {
  std::string out;
  for (const char c : plain) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 || c == '-' || c == '.' || c == '_' || c == '~') {
      out += c;
    } else {
      out += '%';
      out += "0123456789ABCDEF"[byte >> 4U];
      out += "0123456789ABCDEF"[byte & 0xFU];
    }
  }
  return out;
}

}  // namespace surefoot
