# Steadyback as one container: builds its environment and static files, then keeps only these and the code.

# The Python and the Debian that the tests run on.
FROM python:3.11-slim-bookworm AS build
WORKDIR /app
COPY bin/_environment.sh bin/
COPY requirements.txt ./
RUN PIP_NO_CACHE_DIR=1 PIP_ONLY_BINARY=:all: sh -eu -c '. bin/_environment.sh && make_environment .venv requirements.txt'
COPY . .
# The secret is only for this one command: the real one is made in the data folder at the first start.
RUN SECRET_KEY="$(.venv/bin/python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
    .venv/bin/python manage.py shell --no-imports --command 'from config.prepare import collect_static; collect_static()' \
    && rm -r .cache \
    && chmod -R u=rwX,go=rX .

FROM python:3.11-slim-bookworm
RUN useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin steadyback \
    && install --directory --owner steadyback --group steadyback --mode 700 /data
WORKDIR /app
COPY --from=build /app ./
ENV HOST=0.0.0.0 \
    PORT=8000 \
    DATA_DIR=/data \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
USER 10001:10001
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=10s --start-period=60s \
    CMD [".venv/bin/python", "-c", "import http.client, os, sys; site = http.client.HTTPConnection('127.0.0.1', int(os.environ['PORT']), timeout=8); site.request('GET', '/health/ready/'); sys.exit(site.getresponse().status != 200)"]
CMD ["bin/run"]
