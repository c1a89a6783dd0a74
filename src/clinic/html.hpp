// SPDX-License-Identifier: MIT
// HTML and SVG as text. Everything is escaped unless it was made here. Knows no page.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace surefoot {

/// An attribute. A `flag` has no value; if `when` is false, the attribute is left out.
struct Attribute {
  std::string name;
  std::string value;
  bool flag = false;
  bool shown = true;

  Attribute(std::string_view attributeName, std::string_view attributeValue)
      : name(attributeName), value(attributeValue) {}
  static Attribute flagIf(std::string_view name, bool shown) {
    Attribute attribute(name, "");
    attribute.flag = true;
    attribute.shown = shown;
    return attribute;
  }
  static Attribute valueIf(std::string_view name, std::string_view value, bool shown) {
    Attribute attribute(name, value);
    attribute.shown = shown;
    return attribute;
  }
};

using Attributes = std::vector<Attribute>;

/// Safe markup: made only by el() and text().
class Html {
 public:
  Html() = default;

  const std::string& markup() const { return markup_; }
  bool empty() const { return markup_.empty(); }
  Html& operator+=(const Html& other) {
    markup_ += other.markup_;
    return *this;
  }
  Html& operator+=(std::string_view plain);

 private:
  friend Html text(std::string_view plain);
  friend Html openTag(std::string_view tag, const Attributes& attributes);
  friend Html closeTag(std::string_view tag);
  friend Html document(const Html& root);
  friend Html styleElement(std::string_view sheet);

  std::string markup_;
};

/// Plain text: <, >, & and quotes are escaped, control characters replaced.
Html text(std::string_view plain);
Html openTag(std::string_view tag, const Attributes& attributes);
Html closeTag(std::string_view tag);
/// A complete document with its doctype.
Html document(const Html& root);

inline Html operator+(Html left, const Html& right) {
  return left += right;
}

/// An element. Children are Html, or text that is escaped. An address (href, src, action) that is not a path, a query,
/// a fragment, https or one of our own data pictures becomes "#".
template <typename... Children>
Html el(std::string_view tag, const Attributes& attributes, const Children&... children) {
  Html html = openTag(tag, attributes);
  ((html += children), ...);
  html += closeTag(tag);
  return html;
}

/// A built-in style sheet inside a page.
Html styleElement(std::string_view sheet);

/// For use in an address: everything except letters, digits and -._~ as %XX (RFC 3986, section 2.1).
std::string urlPart(std::string_view plain);

}  // namespace surefoot
