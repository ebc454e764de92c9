/**
 * Well-known places that pages of honest images link to: code, packages, registries, documents, reference works,
 * badges, and the big communities. A link there is no reason to trust a page; it is only no reason for doubt.
 */
const places = new Set(
  `github.com gist.github.com githubusercontent.com raw.githubusercontent.com gitlab.com bitbucket.org codeberg.org
  gitea.com sourceforge.net sr.ht launchpad.net savannah.gnu.org gnu.org freedesktop.org kernel.org
  docker.com hub.docker.com docs.docker.com docker.io quay.io ghcr.io gcr.io k8s.io kubernetes.io helm.sh
  artifacthub.io opencontainers.org cncf.io linuxfoundation.org apache.org eclipse.org mozilla.org
  npmjs.com npmjs.org nodejs.org pypi.org python.org readthedocs.io readthedocs.org rubygems.org ruby-lang.org
  crates.io docs.rs rust-lang.org golang.org go.dev pkg.go.dev maven.org mvnrepository.com nuget.org packagist.org
  php.net perl.org cpan.org metacpan.org hackage.haskell.org hex.pm pub.dev r-project.org bioconductor.org
  debian.org ubuntu.com launchpadcontent.net alpinelinux.org archlinux.org fedoraproject.org redhat.com
  centos.org suse.com opensuse.org nixos.org gentoo.org kali.org almalinux.org rockylinux.org
  microsoft.com azure.com visualstudio.com apple.com amazon.com aws.amazon.com amazonaws.com google.com
  googleapis.com googlesource.com cloud.google.com oracle.com ibm.com intel.com nvidia.com amd.com
  shields.io img.shields.io badge.fury.io badgen.net travis-ci.org travis-ci.com circleci.com codecov.io
  coveralls.io codacy.com snyk.io microbadger.com imagelayers.io sonarcloud.io opencollective.com gitter.im
  linuxserver.io fleet.linuxserver.io bitnami.com vmware.com hashicorp.com terraform.io grafana.com elastic.co
  wikipedia.org wikimedia.org wikidata.org archive.org stackoverflow.com stackexchange.com superuser.com
  serverfault.com reddit.com news.ycombinator.com medium.com dev.to youtube.com vimeo.com twitter.com x.com
  facebook.com linkedin.com instagram.com mastodon.social discord.com slack.com telegram.org matrix.org
  paypal.com paypal.me patreon.com ko-fi.com buymeacoffee.com liberapay.com
  huggingface.co arxiv.org doi.org zenodo.org kaggle.com tensorflow.org pytorch.org ietf.org w3.org
  opensource.org creativecommons.org spdx.org iso.org gutenberg.org goodreads.com oreilly.com letsencrypt.org
  mathworks.com adobe.com autodesk.com ansys.com siemens.com sap.com wolfram.com esri.com unity.com unrealengine.com
  steampowered.com epicgames.com hp.com dell.com lenovo.com canon.com epson.com brother.com synology.com qnap.com
  cloudflare.com digitalocean.com heroku.com vercel.com netlify.com atlassian.com atlassian.net jetbrains.com
  example.com example.org example.net`.split(/\s+/),
);

/** Whether a host, or a host it belongs to, is a well-known place, or one of learning or of a government. */
export function isWellKnownPlace(host: string): boolean {
  if (/\.(?:edu|gov|mil|int)$|\.(?:edu|ac|gov|gob|gouv|gub)\.[a-z]{2}$/.test(host)) return true;
  if (
    /(?:^|\.)(?:uni|hs|tu)-|(?:^|[.-])(?:university|hochschule|school|schule|escola|escuela)(?:[.-]|$)/.test(
      host,
    )
  )
    return true;
  let name = host;
  while (name.includes(".")) {
    // Pages that anybody may put under a well-known name say nothing about who wrote them.
    if (places.has(name))
      return !/^(?:sites|script|docs|drive|storage|forms)\.(?:google|googleapis)\.com$/.test(host);
    name = name.slice(name.indexOf(".") + 1);
  }
  return false;
}
