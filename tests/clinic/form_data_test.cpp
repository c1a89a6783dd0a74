// SPDX-License-Identifier: MIT
#include "clinic/form_data.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

constexpr std::string_view kMultipart = "multipart/form-data; boundary=\"b-1\"";

TEST(Target, PathAndQuery_AreDecoded) {
  Request request;
  readTarget("/people/%2e%2e/a+b?q=two+w%C3%B6rds&q=again&empty&=x&bad=%zz%4", request);
  EXPECT_EQ(request.path, "/people/../a+b");
  EXPECT_THAT(request.query,
              ElementsAre(Pair("", "x"), Pair("bad", "%zz%4"), Pair("empty", ""), Pair("q", "two wörds")));
}

TEST(Cookies, Header_IsSplit) {
  EXPECT_THAT(cookiesOf("a=1; b=x=y;none;  c="), ElementsAre(Pair("a", "1"), Pair("b", "x=y"), Pair("c", "")));
}

TEST(Body, FieldsAndFiles_AreToldApart) {
  Request request;
  const std::string body =
      "--b-1\r\ncontent-disposition: form-data; name=\"token\"\r\n\r\nabc\r\n"
      "--b-1\r\nContent-Disposition: form-data; name=package; filename=\"a;b.zip\"\r\n\r\nPK\r\n--b\r\n\r\n"
      "--b-1\r\nContent-Type: text/plain\r\nContent-Disposition: form-data; name=\"raw\"\r\n\r\n\r\n--b-1--\r\n";
  ASSERT_TRUE(readBody(kMultipart, body, request));
  EXPECT_THAT(request.form, ElementsAre(Pair("token", "abc")));
  EXPECT_THAT(request.files, ElementsAre(Pair("package", "PK\r\n--b\r\n"), Pair("raw", "")));
}

TEST(Body, UnknownType_HasNoFields) {
  Request request;
  EXPECT_TRUE(readBody("text/plain", "a=1", request));
  EXPECT_THAT(request.form, IsEmpty());
}

TEST(Body, IncompleteMultipart_IsRefused) {
  const std::string whole = "--b-1\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nabc\r\n--b-1--\r\n";
  for (std::size_t length = 0; length < whole.size() - 2; ++length) {
    Request request;
    EXPECT_FALSE(readBody(kMultipart, whole.substr(0, length), request)) << length;
  }
  Request request;
  EXPECT_FALSE(readBody("multipart/form-data", whole, request)) << "no boundary";
  EXPECT_FALSE(readBody("multipart/form-data; boundary=" + std::string(200, 'b'), whole, request));
  EXPECT_FALSE(readBody(kMultipart, "--b-1\r\n\r\n--b-1--\r\n", request)) << "no name";
}

TEST(Body, TooManyPartsOrTooLongAPartHead_IsRefused) {
  std::string many;
  for (int i = 0; i < 200; ++i) {
    many += "--b-1\r\nContent-Disposition: form-data; name=\"" + std::to_string(i) + "\"\r\n\r\nx\r\n";
  }
  Request request;
  EXPECT_FALSE(readBody(kMultipart, many + "--b-1--\r\n", request));
  const std::string longHead =
      "--b-1\r\nX: " + std::string(5000, 'x') + "\r\nContent-Disposition: form-data; name=\"a\"";
  EXPECT_FALSE(readBody(kMultipart, longHead + "\r\n\r\nabc\r\n--b-1--\r\n", request));
}

}  // namespace
}  // namespace surefoot::test
