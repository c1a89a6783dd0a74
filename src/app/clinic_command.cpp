// SPDX-License-Identifier: MIT
#include <chrono>
#include <iostream>
#include <thread>

#include "app/options.hpp"
#include "app/stop.hpp"
#include "clinic/person_parts.hpp"
#include "clinic/server.hpp"
#include "exchange/staged_directory.hpp"
#include "records/database.hpp"
#include "records/people.hpp"

namespace surefoot {
namespace {

ListenAddress addressFrom(const ClinicCommandOptions& options) {
  if (options.certificate.empty() != options.key.empty()) {
    throw WrongUsage("--cert and --key belong together: give both or neither");
  }
  try {
    ListenAddress listen = parseListen(options.listen);
    if (options.certificate.empty() && !isLoopback(listen.host)) {
      throw Error("health data may leave this machine only encrypted: give --cert and --key with --listen " +
                  options.listen + ", or listen on 127.0.0.1");
    }
    return listen;
  } catch (const Error& error) {
    throw WrongUsage(error.what());
  }
}

}  // namespace

int runClinic(const Program& program, const ClinicCommandOptions& options) {
  ServerOptions server{.listen = addressFrom(options), .certificate = options.certificate, .key = options.key};
  ClinicServer clinic(server, program.data);
  std::cout << "The clinic's pages: " << clinic.address() << "\n";
  if (!clinic.clinic().hasUsers()) {
    std::cout << "There is no user yet. One-time code for the first: " << clinic.clinic().door().setupCode() << "\n";
  }
  std::cout << "Ctrl-C ends it.\n" << std::flush;
  listenForStop();
  std::thread listening([&clinic] { clinic.run(); });
  while (stopAsked == 0) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  clinic.stop();
  listening.join();
  return 0;
}

int runReport(const Program& program, const ReportOptions& options) {
  Database db(program.data);
  const Person person = findPerson(db, options.person);
  const std::string page = reportFile(db, person, {.links = false});
  OutFile out(options.out);
  out.stream() << page;
  out.close();
  std::cout << "Wrote " << options.out << ", " << (person.name.empty() ? "without a name" : "with the name on it")
            << ".\n";
  return 0;
}

}  // namespace surefoot
