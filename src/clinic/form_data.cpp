// SPDX-License-Identifier: MIT
#include "clinic/form_data.hpp"

#include <algorithm>
#include <optional>

namespace surefoot {
namespace {

constexpr int kMostParts = 100;
constexpr std::size_t kLongestBoundary = 70;  // RFC 2046, section 5.1.1.
constexpr std::size_t kLongestPartHead = 4096;
constexpr std::string_view kLineEnd = "\r\n";

int digitOf(char c) {
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                : -1;
}

std::string decoded(std::string_view text, char plus = ' ') {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && digitOf(text[i + 1]) >= 0 && digitOf(text[i + 2]) >= 0) {
      out += static_cast<char>(digitOf(text[i + 1]) * 16 + digitOf(text[i + 2]));
      i += 2;
    } else {
      out += text[i] == '+' ? plus : text[i];
    }
  }
  return out;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// `start` is in lower case.
bool startsWith(std::string_view text, std::string_view start) {
  return text.size() >= start.size() && std::ranges::equal(text.substr(0, start.size()), start, {}, lower);
}

std::string_view withoutBlanks(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\t')) {
    text.remove_prefix(1);
  }
  return text;
}

/// Takes text up to `end` off the front of `rest`; absent, with `rest` unchanged, if there is no `end`.
std::optional<std::string_view> takeUpTo(std::string_view& rest, std::string_view end) {
  const std::size_t at = rest.find(end);
  if (at == std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view taken = rest.substr(0, at);
  rest.remove_prefix(at + end.size());
  return taken;
}

/// The value of `; name=value` or `; name="value"`, in which browsers write a quotation mark as %22.
std::optional<std::string> parameter(std::string_view header, std::string_view name) {
  while (takeUpTo(header, ";")) {
    header = withoutBlanks(header);
    if (!startsWith(header, name) || !header.substr(name.size()).starts_with('=')) {
      continue;
    }
    std::string_view value = header.substr(name.size() + 1);
    if (value.starts_with('"')) {
      value.remove_prefix(1);
      return std::string(value.substr(0, value.find('"')));
    }
    return std::string(value.substr(0, value.find_first_of("; \t")));
  }
  return std::nullopt;
}

struct PartHead {
  std::string name;
  bool isFile = false;
};

/// Absent if a line has no end or the part no name.
std::optional<PartHead> takePartHead(std::string_view& rest) {
  std::string_view window = rest.substr(0, kLongestPartHead);
  const std::size_t before = window.size();
  std::optional<PartHead> head;
  bool hasType = false;
  for (auto line = takeUpTo(window, kLineEnd); line; line = takeUpTo(window, kLineEnd)) {
    if (line->empty()) {
      rest.remove_prefix(before - window.size());
      if (head) {
        head->isFile |= hasType;
      }
      return head;
    }
    if (startsWith(*line, "content-disposition:")) {
      if (auto name = parameter(*line, "name")) {
        head = {.name = std::move(*name), .isFile = parameter(*line, "filename").has_value()};
      }
    }
    hasType |= startsWith(*line, "content-type:");
  }
  return std::nullopt;
}

bool readParts(const std::string& boundary, std::string_view body, Request& request) {
  const std::string first = "--" + boundary;
  const std::string between = "\r\n--" + boundary;
  if (!body.starts_with(first)) {
    return false;
  }
  body.remove_prefix(first.size());
  for (int part = 0; part <= kMostParts; ++part) {
    if (body.starts_with("--")) {
      return true;
    }
    if (!body.starts_with(kLineEnd)) {
      return false;
    }
    body.remove_prefix(kLineEnd.size());
    const auto head = takePartHead(body);
    const auto content = head ? takeUpTo(body, between) : std::nullopt;
    if (!content) {
      return false;
    }
    (head->isFile ? request.files : request.form).emplace(head->name, *content);
  }
  return false;
}

}  // namespace

void readTarget(std::string_view target, Request& request) {
  const std::size_t mark = std::min(target.find('?'), target.size());
  request.path = decoded(target.substr(0, mark), '+');
  request.query = fieldsOf(target.substr(std::min(mark + 1, target.size())));
}

std::map<std::string, std::string> fieldsOf(std::string_view encoded) {
  std::map<std::string, std::string> fields;
  while (!encoded.empty()) {
    const std::size_t end = std::min(encoded.find('&'), encoded.size());
    const std::string_view pair = encoded.substr(0, end);
    encoded.remove_prefix(std::min(end + 1, encoded.size()));
    const std::size_t equals = std::min(pair.find('='), pair.size());
    fields.emplace(decoded(pair.substr(0, equals)), decoded(pair.substr(std::min(equals + 1, pair.size()))));
  }
  return fields;
}

std::map<std::string, std::string> cookiesOf(std::string_view header) {
  std::map<std::string, std::string> cookies;
  while (!header.empty()) {
    const std::size_t end = std::min(header.find(';'), header.size());
    const std::string_view pair = withoutBlanks(header.substr(0, end));
    header.remove_prefix(std::min(end + 1, header.size()));
    const std::size_t equals = pair.find('=');
    if (equals != std::string_view::npos) {
      cookies.emplace(pair.substr(0, equals), pair.substr(equals + 1));
    }
  }
  return cookies;
}

bool readBody(std::string_view contentType, std::string_view body, Request& request) {
  if (startsWith(contentType, "application/x-www-form-urlencoded")) {
    request.form = fieldsOf(body);
  } else if (startsWith(contentType, "multipart/form-data")) {
    const auto boundary = parameter(contentType, "boundary");
    return boundary && !boundary->empty() && boundary->size() <= kLongestBoundary &&
           readParts(*boundary, body, request);
  }
  return true;
}

}  // namespace surefoot
