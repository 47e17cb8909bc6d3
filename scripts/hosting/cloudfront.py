"""Write what CloudFront needs to serve the site from S3: `python scripts/hosting/cloudfront.py site BUCKET > publish.sh`.

What it prints is a shell script for a person to read and run: it makes the policy with our headers and the function that finds a
folder's `index.html`, and uploads the files, those with a digest in their name first. It calls `aws`, and nothing here does.
"""

from __future__ import annotations

import json
import re
import shlex
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from kitbuilder.website.finishing.headers import EACH_TIME, FOR_GOOD, HEADERS
from kitbuilder.website.finishing.hosts import EVERYWHERE, read_sections

NAME = "referral-kit"
NAMED = re.compile(r"\.[0-9a-f]{12}\.\w+$")  # a digest before the ending
OWN = ("_headers", "_nginx.conf", "_apache.conf", "_caddy.conf")  # for other hosts
# CloudFront knows these by names of its own, and refuses them among the others.
KNOWN = {
    "Content-Security-Policy": ("ContentSecurityPolicy", lambda value: {"ContentSecurityPolicy": value}),
    "Referrer-Policy": ("ReferrerPolicy", lambda value: {"ReferrerPolicy": value}),
    "X-Content-Type-Options": ("ContentTypeOptions", lambda _: {}),
}
FUNCTION = """function handler(event) {
  var request = event.request;
  if (request.uri.endsWith("/")) request.uri += "index.html";
  return request;
}
"""


def policy(site: Path) -> dict[str, object]:
    """Turn what `_headers` says of every address into a response headers policy."""
    sections = read_sections((site / HEADERS).read_text(encoding="utf-8"))
    everywhere = {name: value for section in sections if section.pattern == EVERYWHERE for name, value in section.headers.items()}
    security = {key: {"Override": True, **of(everywhere[name])} for name, (key, of) in KNOWN.items() if name in everywhere}
    others = [{"Header": name, "Value": value, "Override": True} for name, value in everywhere.items() if name not in KNOWN]
    custom = {"Quantity": len(others), "Items": others}
    return {"Name": NAME, "SecurityHeadersConfig": security, "CustomHeadersConfig": custom}


def script(site: Path, bucket: str) -> str:
    """Write the shell script: policy, function, then the uploads, so that no page comes before what it asks for."""
    target, folder = shlex.quote(f"s3://{bucket}"), shlex.quote(str(site))
    named = sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if NAMED.search(file.name))
    once = "\n".join(
        f"aws s3 cp {shlex.quote(f'{site}/{name}')} {target}/{shlex.quote(name)} --cache-control {shlex.quote(FOR_GOOD)}"
        for name in named
    )
    left = " ".join(f"--exclude {shlex.quote(name)}" for name in (*named, *OWN))
    return f"""set -eu
aws cloudfront create-response-headers-policy --response-headers-policy-config {shlex.quote(json.dumps(policy(site)))}
aws cloudfront create-function --name {NAME} --function-config Comment=folders,Runtime=cloudfront-js-2.0 \\
  --function-code fileb:///dev/stdin <<'END'
{FUNCTION}END
{once}
aws s3 cp {folder} {target} --recursive --cache-control {EACH_TIME} {left}
echo 'In the distribution: this policy, this function at the viewer request, and /404.html with 404 for the errors 403 and 404.'
"""


def main() -> int:
    """Print the script; say how to call this where it was called otherwise."""
    try:
        folder, bucket = sys.argv[1:]
        print(script(Path(folder), bucket), end="")
    except ValueError:
        print("usage: python scripts/hosting/cloudfront.py site BUCKET > publish.sh", file=sys.stderr)
        return 1
    except OSError as error:
        print(
            f"{error.filename}: {error.strerror}; build the site first: python3 scripts/run.py site --no-serve", file=sys.stderr
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
