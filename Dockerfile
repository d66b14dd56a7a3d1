# One image for every role: variables such as MODULES say what a container is, and a command of the application (migrate,
# config, dead-letters, ...) may follow the name of the image. It needs a writable /tmp, and nothing else that is writable.
# Build: ops/image build. Check: ops/image-check. Why it is not the flat jar: docs/adr/0019-an-image-in-layers.md
# The bases can be replaced by mirrors or digests; the one that runs is also the one that trains the cache.
ARG BUILD_BASE=docker.io/library/maven:3.9-eclipse-temurin-25
ARG RUNTIME_BASE=docker.io/library/eclipse-temurin:25-jre

# What is downloaded: anew only when pom.xml changes.
FROM ${BUILD_BASE} AS libraries
# Not as root: jOOQ's generator starts a PostgreSQL, which refuses that.
RUN useradd --create-home --uid 10002 build && install -d -o build -g build /home/build/monolift
USER build
WORKDIR /home/build/monolift
COPY --chown=build:build .mvn .mvn
COPY --chown=build:build pom.xml ./
RUN mvn -B -ntp dependency:copy-dependencies@image dependency:go-offline

# The application alone, in a jar that names the libraries beside it, and the list of all of them.
FROM libraries AS build
COPY --chown=build:build db db
COPY --chown=build:build src src
RUN mvn -B -ntp -Dformat=check -Dmaven.test.skip=true prepare-package jar:jar@image cyclonedx:makeAggregateBom@default

# As it will run: a cache holds for these very files at this very place.
FROM ${RUNTIME_BASE} AS application
# Nobody becomes somebody else in here.
RUN find / -xdev -type f -perm /6000 -exec chmod a-s {} +
WORKDIR /app
COPY --from=libraries /home/build/monolift/target/image/lib lib
COPY --from=build /home/build/monolift/target/image/*.jar monolift.jar

# A start that ends before anything is served. It asks no database: nothing listens at this address.
FROM application AS training
RUN DATABASE_URL=postgres://nobody@localhost:1/nowhere \
    java -XX:AOTCacheOutput=/app/monolift.aot -Dspring.context.exit=onRefresh -jar /app/monolift.jar \
    && test -s /app/monolift.aot

FROM application
COPY --from=build /home/build/monolift/target/image/application.cdx.json sbom/
COPY --from=training /app/monolift.aot ./
ARG VERSION=unknown
ARG REVISION=unknown
ARG CREATED=1970-01-01T00:00:00Z
ARG SOURCE=unknown
LABEL org.opencontainers.image.title="Monolift" \
      org.opencontainers.image.description="A modular monolith whose modules can be lifted out, one by one, while it runs." \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.created="${CREATED}" \
      org.opencontainers.image.source="${SOURCE}"
USER 10001:10001
EXPOSE 8080 8081
STOPSIGNAL SIGTERM
# For engines that ask by a command; Kubernetes asks the three /health paths itself. Plain HTTP only.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx16m", "-cp", "/app/monolift.jar", "app.runtime.lifecycle.HealthProbe"]
# More options: JDK_JAVA_OPTIONS, which the launcher of java reads.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-XX:AOTCache=/app/monolift.aot", "-Xlog:aot*=off", "-jar", "/app/monolift.jar"]
