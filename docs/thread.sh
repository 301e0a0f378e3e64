#!/usr/bin/env bash
# The whole way by curl, from a registration to a published page with a photograph, its audit log and its webhook.
#   docs/thread.sh [address of a running server]        needs bash, curl, jq and Node
set -euo pipefail
cd "$(dirname "$0")/.."
url=${1:-http://localhost:3000}
name=acme-$(date +%s)
work=$(mktemp -d)

step() { printf '\n\033[1m%s\033[0m\n' "$*"; }
# send <method> <path> [json or curl arguments]: calls the API, and ends the script when it refuses.
send() {
  local method=$1 path=$2
  shift 2
  if [[ ${1:-} == '{'* ]]; then set -- -H 'Content-Type: application/json' --data "$1" "${@:2}"; fi
  curl -sS --fail-with-body -X "$method" "$url$path" -H "Authorization: Bearer ${token:-}" "$@"
}

step '1. Register, and sign in for tokens'
person="{\"email\":\"$name@example.com\",\"password\":\"Correct-Horse-7\"}"
send POST /api/auth/register "$(jq -c '.name = "Ada"' <<<"$person")" | jq -c .
token=$(send POST /api/auth/login "$person" | jq -r .data.accessToken)
echo "access token: ${token:0:24}…"

step '2. Create a tenant'
tenant=$(send POST /api/tenants "{\"name\":\"Acme\",\"slug\":\"$name\"}" | jq -r .data.id)
token=$(send POST /api/auth/login "$(jq -c ".tenantId = \"$tenant\"" <<<"$person")" | jq -r .data.accessToken)
echo "tenant: $tenant"

step '3. Ask to be told of what happens: a receiver on this machine, and a webhook to it'
node -e '
  const [, file, ready] = process.argv;
  const fs = require("node:fs");
  const server = require("node:http").createServer((request, response) => {
    let body = "";
    request.on("data", (part) => { body += part; });
    request.on("end", () => {
      fs.appendFileSync(file, `${JSON.stringify({ headers: request.headers, body })}\n`);
      response.end();
    });
  });
  server.listen(0, "127.0.0.1", () => fs.writeFileSync(ready, String(server.address().port)));
' "$work/received" "$work/port" &
receiver=$!
trap 'kill "$receiver"; rm -rf "$work"' EXIT
until [[ -s $work/port ]]; do sleep 0.1; done
secret=$(send POST "/api/tenants/$tenant/webhooks" \
  "{\"url\":\"http://127.0.0.1:$(<"$work/port")/hook\",\"events\":[\"page.published\"]}" | jq -r .data.secret)
echo "signing secret: ${secret:0:12}…"

step '4. Create a home page from a template'
template=$(send GET '/api/templates?limit=100' | jq -r '.data[] | select(.slug == "local-shop").id')
page=$(send POST "/api/tenants/$tenant/pages" \
  "{\"title\":\"Acme Bicycles\",\"isHome\":true,\"templateId\":\"$template\"}" | jq -r .data.id)
send GET "/api/tenants/$tenant/pages/$page/sections" | jq -r '.data[] | "\(.order) \(.type)"'

step '5. Upload a photograph'
node -e '
  require("sharp")({ create: { width: 1600, height: 1000, channels: 3, background: "#7090b0",
    noise: { type: "gaussian", mean: 128, sigma: 20 } } }).jpeg().toFile(process.argv[1]);
' "$work/workshop.jpg"
asset=$(send POST "/api/tenants/$tenant/assets/upload" -F "files=@$work/workshop.jpg;type=image/jpeg" \
  -F 'alt=The workshop in the morning' | jq -r '.data[0].id')
echo "asset: $asset"

step '6. Edit the first section: a title of our own, and the photograph'
first=$(send GET "/api/tenants/$tenant/pages/$page/sections" | jq -c '.data[0]')
change=$(jq -c --arg asset "$asset" '{content: (.content + {heading: "Bicycles made in Acme Street",
  image: {assetId: $asset, alt: "The workshop in the morning"}})}' <<<"$first")
send PUT "/api/tenants/$tenant/pages/$page/sections/$(jq -r .id <<<"$first")" "$change" |
  jq '.data | {version, heading: .content.heading, image: .content.image}'

step '7. Publish'
send POST "/api/tenants/$tenant/pages/$page/publish" '{"reason":"The links of the template come later."}' |
  jq '.data | {status, publishedAt}'

step "8. Read the site as a visitor of $name.localhost"
html=$(curl -sS --fail -H "Host: $name.localhost" "$url/")
grep -o '<h1[^>]*>[^<]*' <<<"$html"
image=$(grep -o '/files/[^" ]*' <<<"$html" | head -1)
curl -sS --fail -o /dev/null -w "%{http_code} %{content_type} %{size_download} bytes: $image\n" \
  -H "Host: $name.localhost" "$url$image"

step '9. Who did what: the audit log'
send GET "/api/tenants/$tenant/audit?limit=50&sort=createdAt" |
  jq -r '.data[] | "\(.createdAt) \(.actorType) \(.action): \(.operation) \(.resourceType) \(.changed | join(", "))"'

step '10. What the webhook received, its signature verified'
for _ in {1..150}; do [[ -s $work/received ]] && break || sleep 0.1; done
node -e '
  const { Webhook } = require("standardwebhooks");
  const [, file, secret] = process.argv;
  const [first] = require("node:fs").readFileSync(file, "utf8").trim().split("\n");
  const { headers, body } = JSON.parse(first);
  const told = new Webhook(secret).verify(body, headers);
  console.log(`${told.type} ${headers["webhook-id"]}: "${told.data.title}" is ${told.data.status}; the signature is right`);
' "$work/received" "$secret"
