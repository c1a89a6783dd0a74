// SPDX-License-Identifier: MIT
#include "clinic/server.hpp"

#include <cstdio>
#include <memory>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "base/error.hpp"
#include "browser.hpp"

namespace surefoot::test {
namespace {

TEST(Listen, HostAndPort_AreReadAndAnythingElseIsRefused) {
  EXPECT_EQ(parseListen("127.0.0.1:8642").port, 8642);
  EXPECT_EQ(parseListen("localhost:0").host, "localhost");
  EXPECT_EQ(parseListen("[::1]:80").host, "::1");
  for (const char* bad : {"", "8642", ":8642", "127.0.0.1:", "127.0.0.1:99999", "::1:80", "host:80x", "a:b:80"}) {
    EXPECT_THROW(parseListen(bad), Error) << bad;
  }
}

TEST(Server, NetworkAddressWithoutCertificate_IsRefused) {
  const TempDir dir;
  EXPECT_THROW(ClinicServer({.listen = {"0.0.0.0", 0}}, dir / "data"), Error);
  EXPECT_THROW(ClinicServer({.listen = {"0.0.0.0", 0}, .certificate = "none.pem", .key = "none.pem"}, dir / "data"),
               Error);
}

TEST(Server, PortTaken_IsRefused) {
  const TempDir dir;
  ClinicServer first({.listen = {"127.0.0.1", 0}}, dir / "data");
  const int port = parseListen(first.address().substr(7)).port;
  EXPECT_THROW(ClinicServer({.listen = {"127.0.0.1", port}}, dir / "data"), Error);
}

/// A self-signed certificate for 127.0.0.1 and localhost, like the one `openssl req -x509` makes.
void makeCertificate(const std::string& certificateFile, const std::string& keyFile) {
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"), EVP_PKEY_free);
  const std::unique_ptr<X509, decltype(&X509_free)> certificate(X509_new(), X509_free);
  X509_set_version(certificate.get(), 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 24L * 3600);
  X509_NAME* name = X509_get_subject_name(certificate.get());
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("clinic"), -1, -1, 0);
  X509_set_issuer_name(certificate.get(), name);
  X509_set_pubkey(certificate.get(), key.get());
  const std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> names(
      X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "IP:127.0.0.1,DNS:localhost"), X509_EXTENSION_free);
  X509_add_ext(certificate.get(), names.get(), -1);
  X509_sign(certificate.get(), key.get(), EVP_sha256());
  const std::unique_ptr<FILE, int (*)(FILE*)> certificateOut(std::fopen(certificateFile.c_str(), "wb"), std::fclose);
  ASSERT_EQ(PEM_write_X509(certificateOut.get(), certificate.get()), 1);
  const std::unique_ptr<FILE, int (*)(FILE*)> keyOut(std::fopen(keyFile.c_str(), "wb"), std::fclose);
  ASSERT_EQ(PEM_write_PrivateKey(keyOut.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr), 1);
}

TEST(Server, OverTls_LogsInAndOutWithSecureCookies) {
  const TempDir dir;
  const std::string certificate = dir / "cert.pem";
  const std::string key = dir / "key.pem";
  makeCertificate(certificate, key);
  RunningClinic clinic(dir / "data", certificate, key);
  ASSERT_EQ(clinic.server.address().substr(0, 8), "https://");
  Browser browser(clinic, certificate);
  browser.makeFirstUser(clinic);
  ASSERT_TRUE(browser.cookies.contains("__Host-surefoot_session"));
  EXPECT_FALSE(browser.cookies.contains("surefoot_session"));
  const auto page = browser.get("/people");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->status, 200);
  EXPECT_THAT(page->get_header_value("Strict-Transport-Security"), testing::HasSubstr("max-age"));

  Browser second(clinic, certificate);
  const auto in = second.post("/login", {{"name", "Ada"}, {"password", kPassword}});
  EXPECT_EQ(in->status, 303);
  EXPECT_THAT(in->get_header_value("Set-Cookie"), testing::HasSubstr("; Secure"));
  const auto out = second.post("/logout", {}, "/people");
  EXPECT_THAT(out->get_header_value("Set-Cookie"),
              testing::AllOf(testing::HasSubstr("__Host-surefoot_session=;"), testing::HasSubstr("Max-Age=0")));
  EXPECT_EQ(second.get("/people")->status, 303);
}

TEST(Server, UntrustedCertificateOrPlainHttp_GetsNoReply) {
  const TempDir dir;
  const std::string certificate = dir / "cert.pem";
  const std::string key = dir / "key.pem";
  makeCertificate(certificate, key);
  makeCertificate(dir / "other.pem", dir / "other-key.pem");
  const RunningClinic clinic(dir / "data", certificate, key);
  EXPECT_FALSE(Browser(clinic, dir / "other.pem").get("/login"));
  httplib::Client plain("http://" + clinic.server.address().substr(8));
  EXPECT_FALSE(plain.Get("/login"));
  EXPECT_THROW(ClinicServer({.listen = {"127.0.0.1", 0}, .certificate = certificate, .key = dir / "other-key.pem"},
                            dir / "data"),
               Error);
}

}  // namespace
}  // namespace surefoot::test
