#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The clinic's pages in a real Chromium, as a clinician uses them.

browser_test.py SUREFOOT FILL_CLINIC WORK_DIRECTORY [--pictures DIR]

Speaks WebDriver with chromedriver over plain HTTP: nothing but Python's own library. axe-core looks at every page; npm fetches it once, by its
pinned version and digest, into the work directory. Exits 77 (skipped) with the reason where there is no Chromium.
"""
import atexit, base64, glob, hashlib, json, os, re, shutil, signal, subprocess, sys, tarfile, time, urllib.error, urllib.request, zipfile

AXE = "axe-core@4.10.3"
AXE_SHA256 = "0f2b4d7dcdf7d1219df8d1959ad68e565f51d14c3f0d88bb71cd59abeb956292"
PASSWORD = "a quiet morning"
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


def skip(reason):
    print("skipped: " + reason)
    sys.exit(77)


def need(condition, words):
    if not condition:
        raise AssertionError(words)


class Browser:
    def __init__(self, downloads):
        self.driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        atexit.register(self.driver.kill)  # also when what follows fails: it would hold the pipe of whoever waits for us
        port = None
        while port is None:
            line = self.driver.stdout.readline()
            need(line, "chromedriver did not start")
            found = re.search(r"started successfully on port (\d+)", line)
            port = found and found.group(1)
        self.base = f"http://127.0.0.1:{port}"
        options = {"args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1280,900"],
                   "prefs": {"download.default_directory": downloads, "download.prompt_for_download": False}}
        made = self.call("POST", "/session", {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options}}})
        self.session = "/session/" + made["sessionId"]

    def call(self, method, path, body=None):
        data = None if method != "POST" else json.dumps(body or {}).encode()
        request = urllib.request.Request(self.base + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as reply:
                return json.load(reply)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(json.load(error)["value"]["message"]) from None

    def close(self):
        try:
            self.call("DELETE", self.session)
        finally:
            self.driver.terminate()
            self.driver.wait()

    def go(self, url):
        self.call("POST", self.session + "/url", {"url": url})

    def find(self, css):
        found = self.call("POST", self.session + "/element", {"using": "css selector", "value": css})
        return self.session + "/element/" + found[ELEMENT]

    def link(self, words):
        found = self.call("POST", self.session + "/element", {"using": "partial link text", "value": words})
        return self.session + "/element/" + found[ELEMENT]

    def click(self, element):
        self.call("POST", element + "/click")

    def type(self, css, words):
        element = self.find(css)
        if "[type=file]" not in css:
            self.call("POST", element + "/clear")
        self.call("POST", element + "/value", {"text": words})

    def submit(self, css="main button.main"):
        self.click(self.find(css))

    def run(self, script, *args):
        return self.call("POST", self.session + "/execute/sync", {"script": script, "args": list(args)})

    def wait(self, script, words):
        """Until the script gives something true: a click returns before the next page is there."""
        for _ in range(200):
            try:
                if self.run(script):
                    return
            except AssertionError:
                pass
            time.sleep(0.05)
        raise AssertionError(words + "\n" + self.text()[:1500])

    def text(self):
        return self.run("return document.body.innerText")

    def expect(self, *words):
        for word in words:
            self.wait(f"return document.readyState === 'complete' && document.body.innerText.includes({json.dumps(word)})", f"not on the page: {word}")


def fetch_axe(work):
    """axe.min.js as text, or the reason why there is none."""
    if not shutil.which("npm"):
        return None, "no npm to fetch axe-core with"
    tarball = os.path.join(work, "axe-core-4.10.3.tgz")
    if not os.path.exists(tarball):
        try:
            got = subprocess.run(["npm", "pack", "--silent", AXE], cwd=work, capture_output=True, text=True, timeout=120)
        except subprocess.TimeoutExpired:
            return None, "npm did not fetch axe-core within two minutes"
        if got.returncode != 0:
            return None, "npm could not fetch axe-core: " + (got.stderr.strip().splitlines() or ["it did not say why"])[-1]
    with open(tarball, "rb") as file:
        need(hashlib.sha256(file.read()).hexdigest() == AXE_SHA256, "axe-core is not what it should be")
    with tarfile.open(tarball) as tar:
        return tar.extractfile("package/axe.min.js").read().decode(), ""


class Test:
    def __init__(self, surefoot, fill, work, pictures):
        self.surefoot, self.work, self.pictures = surefoot, work, pictures
        self.data = os.path.join(work, "data")
        self.downloads = os.path.join(work, "downloads")
        for directory in (self.data, self.downloads):
            shutil.rmtree(directory, ignore_errors=True)
        os.makedirs(self.downloads)
        self.anna = subprocess.run([fill, self.data, "10000", "60" if pictures else "12"], check=True, capture_output=True, text=True).stdout.strip()
        self.axe, self.no_axe = fetch_axe(work)
        if not self.axe:
            print("axe-core is missing, so no page is looked at for accessibility: " + self.no_axe)
        self.looked = 0
        self.start()
        self.browser = Browser(self.downloads)

    def start(self):
        self.server = subprocess.Popen([self.surefoot, "--data", self.data, "clinic", "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, text=True)
        atexit.register(self.server.kill)
        words = ""
        while "Ctrl-C" not in words:
            line = self.server.stdout.readline()
            need(line, "the clinic did not start: " + words)
            words += line
        self.url = re.search(r"http://\S+", words).group(0)
        self.code = re.search(r"first: (\S+)", words).group(1)

    def stop(self):
        self.browser.close()
        self.server.send_signal(signal.SIGTERM)
        self.server.wait(timeout=20)

    def look(self, name):
        """axe-core, and a picture of the page where pictures are wanted."""
        if self.axe:
            self.browser.run(self.axe)
            faults = self.browser.call("POST", self.browser.session + "/execute/async", {
                "script": "const done = arguments[0]; axe.run(document, {resultTypes: ['violations']}).then(r => done(r.violations), e => done(String(e)));",
                "args": []})
            need(isinstance(faults, list), str(faults))
            serious = [f"{fault['id']}: {fault['help']}: {fault['nodes'][0]['html'][:200]}" for fault in faults if fault["impact"] in ("serious", "critical")]
            need(not serious, name + ": " + "; ".join(serious))
        self.looked += 1
        if self.pictures:
            height = self.browser.run("return document.documentElement.scrollHeight")
            self.browser.call("POST", self.browser.session + "/goog/cdp/execute", {
                "cmd": "Emulation.setDeviceMetricsOverride", "params": {"width": 1280, "height": height, "deviceScaleFactor": 1, "mobile": False}})
            picture = self.browser.call("GET", self.browser.session + "/screenshot")
            self.browser.call("POST", self.browser.session + "/goog/cdp/execute", {"cmd": "Emulation.clearDeviceMetricsOverride", "params": {}})
            with open(os.path.join(self.pictures, name + ".png"), "wb") as file:
                file.write(base64.b64decode(picture))

    def print_page(self, name):
        """On one sheet of A4."""
        pdf = self.browser.call("POST", self.browser.session + "/print", {"page": {"width": 21.0, "height": 29.7}, "background": True})
        pages = len(re.findall(rb"/Type\s*/Page\b", base64.b64decode(pdf)))
        need(pages == 1, f"{name} takes {pages} printed pages")
        if self.pictures:
            with open(os.path.join(self.pictures, name + ".pdf"), "wb") as file:
                file.write(base64.b64decode(pdf))

    def saved(self, pattern):
        for _ in range(400):
            found = [path for path in glob.glob(os.path.join(self.downloads, pattern)) if not path.endswith(".crdownload")]
            if found:
                return found[0]
            time.sleep(0.05)
        raise AssertionError("nothing was saved as " + pattern)

    def first_user(self):
        b = self.browser
        b.go(self.url + "/people")
        b.expect("The first user")
        self.look("setup")
        b.type("#f-code", self.code)
        b.type("#f-name", "Ada")
        b.type("#f-password", PASSWORD)
        b.type("#f-again", PASSWORD)
        b.submit()
        b.expect("Everybody (10003)")
        b.click(b.find("button.quiet"))
        b.expect("Log in")
        self.look("login")
        b.type("#f-name", "Ada")
        b.type("#f-password", "a wrong password")
        b.submit()
        b.expect("Name and password do not match.")
        b.type("#f-name", "Ada")
        b.type("#f-password", PASSWORD)
        b.submit()
        b.expect("Everybody (10003)")

    def lists(self):
        b = self.browser
        b.click(b.link("Reported trouble"))
        b.expect("nearly fell", "dizzy", "Bo Lind")
        self.look("trouble")
        b.click(b.link("Changed beyond the MDC"))
        b.expect("Anna Berg", "less sway")
        b.click(b.link("Everybody"))
        b.expect("Page 1 of 201")
        self.look("people")
        b.type("#f-q", "anna b")
        b.submit("main button.main")
        b.expect("Everybody (1)")
        b.click(b.link("Anna Berg"))
        b.expect("Days of training", "beyond the MDC")

    def person(self):
        b = self.browser
        b.expect("Mean velocity of sway: Eyes open, firm floor", "MDC: published", "Last seven days")
        self.look("person")
        self.print_page("person")
        b.click(b.link("What mean velocity is"))
        b.expect("Source", "Prieto")
        self.look("definition")
        b.go(self.url + "/definitions")
        self.look("definitions")
        b.go(self.url + "/people/" + self.anna + "/plan")
        b.type("[name='toe-press.repetitions']", "12")
        self.look("plan")
        b.submit("form[action$='/plan'] button.main")
        b.expect("The person's own plan", "12 presses")

    def recordings(self):
        b = self.browser
        b.click(b.find("#tests tbody a"))
        b.expect("What was wrong", "did not count: hand support seen for 3.0 s")
        self.look("test")
        b.click(b.find("#trials tbody tr:nth-child(2) a"))
        b.expect("Path of the centre of pressure", "Spectrum", "Noise of the board")
        self.look("trial")
        need(b.run("const r = document.querySelector('input.scrub'); r.value = 100; r.dispatchEvent(new Event('input'));"
                   "return Number(document.querySelector('.now').getAttribute('cx')) > 0"), "scrubbing moves the dot")
        b.click(b.link("10 to 20 s"))
        b.expect("Half a window forward")
        b.go(self.url + "/people/" + self.anna + "/bouts")
        b.click(b.find("main tbody a"))
        b.expect("Quality of the recording")
        self.look("bout")
        b.go(self.url + "/people/" + self.anna + "/compare")
        first, second = b.run("return Array.from(document.querySelectorAll('#f-a option')).filter(o => o.text.includes('trial')).slice(0, 2).map(o => o.value)")
        b.run("document.querySelector('#f-a').value = arguments[0]; document.querySelector('#f-b').value = arguments[1]", first, second)
        b.submit()
        b.expect("Ratio", "×")
        self.look("compare")

    def data_out_and_in(self):
        b = self.browser
        page = self.url + "/people/" + self.anna
        b.go(page + "/export")
        self.look("export")
        b.submit()
        package = self.saved("*.zip")
        with zipfile.ZipFile(package) as zipped:
            need(zipped.testzip() is None and "datapackage.json" in zipped.namelist(), "the zip file is whole")
        b.go(page)
        b.click(b.link("Save as a report"))
        report = self.saved("*.html")
        b.go("file://" + report)
        b.expect("Anna Berg", "Surefoot report")
        self.look("report")
        b.go(page + "/erase")
        self.look("erase")
        pseudonym = re.search(r"type (\S+)", b.text()).group(1)
        b.type("#f-pseudonym", "gull-0")
        b.submit("main button.danger")
        b.expect("Nothing was erased")
        b.go(page + "/erase")
        b.type("#f-pseudonym", pseudonym)
        b.submit("main button.danger")
        b.expect("Everybody (10002)")
        b.go(page)
        b.expect("Not found")
        b.go(self.url + "/nothing")
        self.look("nothing")
        b.go(self.url + "/import")
        self.look("import")
        b.type("input[type=file]", package)
        b.submit()
        b.expect("Imported")
        b.go(page)
        b.expect(pseudonym, "Mean velocity of sway")

    def the_rest(self):
        b = self.browser
        b.go(self.url + "/users")
        self.look("users")
        b.go(self.url + "/people/new")
        self.look("new_person")
        b.go(self.url + "/audit")
        b.expect("erased a person", "gave a wrong password")
        self.look("audit")
        need(b.run("document.querySelector('.skip').focus(); return document.activeElement.textContent") == "Skip to content", "there is a skip link")
        b.click(b.find("button.quiet"))
        b.expect("Log in")
        b.go(self.url + "/people/" + self.anna)
        b.expect("Log in")

    def all(self):
        for step in (self.first_user, self.lists, self.person, self.recordings, self.data_out_and_in, self.the_rest):
            step()
            print(step.__name__.replace("_", " ") + ": well")


def main():
    if len(sys.argv) < 4:
        print(__doc__)
        sys.exit(2)
    if not shutil.which("chromedriver"):
        skip("no chromium-driver on this machine")
    work = os.path.abspath(sys.argv[3])
    pictures = os.path.abspath(sys.argv[5]) if len(sys.argv) > 5 else None
    os.makedirs(work, exist_ok=True)
    if pictures:
        os.makedirs(pictures, exist_ok=True)
    test = Test(sys.argv[1], sys.argv[2], work, pictures)
    try:
        test.all()
    finally:
        test.stop()
    print(f"{test.looked} pages looked at" + (" by axe-core: no serious fault" if test.axe else "; axe-core skipped: " + test.no_axe))


main()
