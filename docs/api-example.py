"""A folder of photographs becomes a published museum: python3 api-example.py PORTAL KEY MUSEUM FOLDER."""

import base64
import json
import sys
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

portal, key, museum, folder = sys.argv[1:]


def ask(method, path, body=None, **headers):
    told = {"Authorization": f"Bearer {key}", "Content-Type": "application/json", "Accept-Language": "en"}
    told |= {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with urlopen(Request(portal + path, body, told, method=method)) as answer:
            return answer.headers, json.loads(answer.read() or b"{}")
    except HTTPError as error:
        sys.exit(error.read().decode())


def api(method, path, body=None, **headers):
    data = None if body is None else json.dumps(body).encode()
    return ask(method, f"/api/v1/museums/{museum}/{path}", data, **headers)


def done(job):
    while job["state"] in ("waiting", "running"):
        time.sleep(0.5)
        job = api("GET", f"jobs/{job['id']}")[1]
    return job if job["state"] == "done" else sys.exit(str(job["error"] or job["message"]))


for file in sorted(Path(folder).glob("*.jpg")):
    name = base64.b64encode(file.name.encode()).decode()
    told = {"Upload_Length": str(file.stat().st_size), "Upload_Metadata": f"filename {name}"}
    where = ask("POST", f"/museums/{museum}/uploads", b"", Tus_Resumable="1.0.0", **told)[0]["Location"]
    told = {"Upload_Offset": "0", "Content_Type": "application/offset+octet-stream"}
    ask("PATCH", where, file.read_bytes(), Tus_Resumable="1.0.0", **told)
read, document = api("GET", "document")
document["scenes"] = json.loads(Path(folder, "rooms.json").read_text("utf-8"))
api("PUT", "document", document, If_Match=read["ETag"])
version = done(api("POST", "previews", {})[1])["version"]
done(api("POST", f"versions/{version}/publish", {})[1])
print(api("GET", "publication")[1]["address"])
