// SPDX-License-Identifier: MIT
// Checks archives with another program: Python's zipfile.
#include "clinic/zip.hpp"

#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "base/random.hpp"
#include "records/visit.hpp"

namespace surefoot::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr std::uint64_t kPlenty = 1U << 30U;

class ZipTest : public testing::Test {
 protected:
  ZipTest() {
    fs::create_directories(in / "samples");
    writeFile(in / "datapackage.json", R"({"name": "surefoot-export", "resources": []})");
    writeFile(in / "empty.csv", "");
    writeFile(in / "people.csv", "person_id,pseudonym\r\n1,gull-1\r\n");
    Random random(7);
    std::string noise;
    for (int i = 0; i < 200'000; ++i) {
      noise += static_cast<char>(random.next());
    }
    writeFile(in / "samples" / "noise.csv", noise);
    // An exact number of blocks.
    writeFile(in / "samples" / "zeros.csv", std::string(4 * 64 * 1024, '0'));
  }

  static bool python(const std::string& script, const std::string& arguments) {
    return std::system(("python3 -c '" + script + "' " + arguments).c_str()) == 0;
  }
  std::string packed() const {
    packZip(in, dir / "a.zip");
    return contentOf(dir / "a.zip");
  }
  fs::path fresh() {
    const fs::path out = dir / ("out" + std::to_string(++outs_));
    fs::create_directories(out);
    return out;
  }
  void expectSame(const fs::path& out) const {
    int files = 0;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(in)) {
      if (entry.is_regular_file()) {
        const fs::path name = fs::relative(entry.path(), in);
        EXPECT_TRUE(contentOf(out / name) == contentOf(entry.path())) << name;
        ++files;
      }
    }
    EXPECT_EQ(files, 5);
  }
  std::string refusalOf(const std::string& bytes, std::uint64_t most = kPlenty) {
    try {
      unpackZip(bytes, fresh(), most);
    } catch (const Error& error) {
      return error.what();
    }
    return "taken";
  }

  TempDir dir;
  fs::path in = dir / "in";

 private:
  int outs_ = 0;
};

TEST_F(ZipTest, PackedZip_IsReadByPython) {
  packed();
  const fs::path out = fresh();
  ASSERT_TRUE(
      python("import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; "
             "z.extractall(sys.argv[2]); assert len(z.namelist()) == 5",
             (dir / "a.zip").string() + ' ' + out.string()));
  expectSame(out);
}

TEST_F(ZipTest, ZipFromPython_IsRead) {
  for (const char* how : {"ZIP_STORED", "ZIP_DEFLATED"}) {
    for (const char* folder : {"", "my export/"}) {
      ASSERT_TRUE(python(std::string("import os, sys, zipfile; z = zipfile.ZipFile(sys.argv[2], \"w\", zipfile.") +
                             how +
                             "); [z.write(os.path.join(at, f), sys.argv[3] + os.path.relpath(os.path.join(at, f), "
                             "sys.argv[1])) for at, _, files in os.walk(sys.argv[1]) for f in files]; z.close()",
                         in.string() + ' ' + (dir / "b.zip").string() + " \"" + folder + '"'));
      const fs::path out = fresh();
      const fs::path found = unpackZip(contentOf(dir / "b.zip"), out, kPlenty);
      EXPECT_TRUE(fs::equivalent(found, out / folder));
      expectSame(found);
    }
  }
}

TEST_F(ZipTest, CutChangedOrTooLargeZip_IsRefused) {
  const std::string bytes = packed();
  for (std::size_t size = 0; size < bytes.size(); size += 1 + bytes.size() / 40) {
    EXPECT_THAT(refusalOf(bytes.substr(0, size)), HasSubstr("damaged")) << size;
  }
  std::string changed = bytes;
  changed[bytes.size() / 2] = static_cast<char>(changed[bytes.size() / 2] ^ 1);
  EXPECT_THAT(refusalOf(changed), HasSubstr("damaged"));
  EXPECT_THAT(refusalOf(bytes, 100'000), HasSubstr("contains too much data"));
}

TEST_F(ZipTest, NameThatLeadsOut_IsRefused) {
  for (const char* name : {"../x", "/etc/x", "a/../../x", "..\\\\x", "a\\nb"}) {
    ASSERT_TRUE(python(std::string("import sys, zipfile; z = zipfile.ZipFile(sys.argv[1], \"w\"); z.writestr(\"") +
                           name + "\", \"x\"); z.close()",
                       (dir / "c.zip").string()));
    EXPECT_THAT(refusalOf(contentOf(dir / "c.zip")), HasSubstr("an unexpected name")) << name;
  }
}

/// A zip file that Python makes with `script`, where `z` is the ZipFile.
std::string madeBy(const fs::path& zip, const std::string& script) {
  const std::string whole =
      "import sys, zipfile, warnings; warnings.simplefilter(\"ignore\"); "
      "z = zipfile.ZipFile(sys.argv[1], \"w\", zipfile.ZIP_DEFLATED); " +
      script + "; z.close()";
  EXPECT_EQ(std::system(("python3 -c '" + whole + "' " + zip.string()).c_str()), 0);
  return contentOf(zip);
}

TEST_F(ZipTest, OneNameTwice_IsRefused) {
  EXPECT_THAT(refusalOf(madeBy(dir / "d.zip", "z.writestr(\"a\", \"1\"); z.writestr(\"a\", \"2\")")),
              HasSubstr("\"a\" twice"));
}

TEST_F(ZipTest, FileAndFolderOfOneName_AreRefused) {
  for (const char* script :
       {"z.writestr(\"a\", \"1\"); z.writestr(\"a/b\", \"2\")", "z.writestr(\"a/b\", \"2\"); z.writestr(\"a\", \"1\")",
        "z.writestr(\"a/\", \"\"); z.writestr(\"a\", \"1\")"}) {
    EXPECT_THAT(refusalOf(madeBy(dir / "e.zip", script)), HasSubstr("\"a\" twice")) << script;
  }
}

TEST_F(ZipTest, Link_IsRefused) {
  EXPECT_THAT(refusalOf(madeBy(dir / "f.zip",
                               "i = zipfile.ZipInfo(\"people.csv\"); i.create_system = 3; "
                               "i.external_attr = 0o120777 << 16; z.writestr(i, \"/etc/passwd\")")),
              HasSubstr("contains a link"));
}

TEST_F(ZipTest, NothingInIt_IsRefused) {
  EXPECT_THAT(refusalOf(madeBy(dir / "g.zip", "pass")), HasSubstr("not a zip file"));
  EXPECT_THAT(refusalOf(madeBy(dir / "g.zip", "z.writestr(\"a/\", \"\")")), HasSubstr("the zip file is empty"));
}

/// A member says in the central directory that it is smaller than it is.
TEST_F(ZipTest, MemberThatHoldsMoreThanItSays_IsRefused) {
  std::string bytes = madeBy(dir / "h.zip", "z.writestr(\"a\", \"0\" * 1000000)");
  const std::size_t central = bytes.rfind("PK\x01\x02");
  ASSERT_NE(central, std::string::npos);
  bytes.replace(central + 24, 4, std::string("\x10\0\0\0", 4));
  const fs::path out = fresh();
  EXPECT_THROW(unpackZip(bytes, out, kPlenty), Error);
  EXPECT_TRUE(!fs::exists(out / "a") || fs::file_size(out / "a") <= 128U * 1024U);
}

TEST_F(ZipTest, UnreadableFile_StopsPacking) {
  // Reading it at its beginning is an input error.
  fs::create_symlink("/proc/self/mem", in / "broken.csv");
  EXPECT_THROW(packed(), Error);
}

}  // namespace
}  // namespace surefoot::test
