// SPDX-License-Identifier: MIT
// What browsers send: the fields of a query or a form, cookies, and forms with files (multipart). Plain text in, plain
// data out; the caller limits the size of the text.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "clinic/http.hpp"

namespace surefoot {

/// "/people?q=ann": path and query.
void readTarget(std::string_view target, Request& request);

/// "a=1&b=two+words" (application/x-www-form-urlencoded). If a name occurs more than once, its first value is used.
std::map<std::string, std::string> fieldsOf(std::string_view encoded);

/// "a=1; b=2", as in the header Cookie.
std::map<std::string, std::string> cookiesOf(std::string_view header);

/// Puts the fields and files of a body into `request`; `contentType` is the header's value. Returns false if the body
/// is not what its type says, or has more than 100 parts. A body of an unknown type has no fields.
bool readBody(std::string_view contentType, std::string_view body, Request& request);

}  // namespace surefoot
