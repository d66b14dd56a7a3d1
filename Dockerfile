# One image for every role: variables such as MODULES say what a container is, and a command of the application (migrate,
# config, dead-letters, ...) may follow the name of the image. It needs a writable /tmp, and nothing else that is writable.
# Build: ops/image build. Check: ops/image-check. Why it is not the flat jar: docs/adr/0019-an-image-in-layers.md
# The bases are the newest of their lines, and can be replaced: ops/image names those exactly on which it ships. The one that
# runs is also the one that trains the cache.
ARG BUILD_BASE=docker.io/library/maven:3.9-eclipse-temurin-25
ARG RUNTIME_BASE=docker.io/library/eclipse-temurin:25-jre

# What is downloaded, and the list of it: anew only when pom.xml changes.
FROM ${BUILD_BASE} AS libraries
# Not as root: jOOQ's generator starts a PostgreSQL, which refuses that.
RUN useradd --create-home --uid 10002 build && install -d -o build -g build /home/build/monolift
USER build
WORKDIR /home/build/monolift
# The same files make the same layers: no time of this build in them.
ENV MAVEN_ARGS="-B -ntp -Dproject.build.outputTimestamp=2025-01-01T00:00:00Z"
COPY --chown=build:build .mvn .mvn
COPY --chown=build:build pom.xml ./
# The compiler gets its own libraries when it has something to compile, and no goal gets them before.
RUN mkdir -p src/main/java/app && echo "package app; final class Nothing {}" >src/main/java/app/Nothing.java \
    && mvn dependency:copy-dependencies@image cyclonedx:makeAggregateBom@default dependency:go-offline compiler:compile@default-compile \
    && rm -r src target/classes target/maven-status \
    && find target/image -exec touch --date=2025-01-01T00:00:00Z {} +

# The application alone, in a jar that names the libraries beside it.
FROM libraries AS build
COPY --chown=build:build db db
COPY --chown=build:build src src
RUN mvn -o -Dformat=check -Dmaven.test.skip=true prepare-package jar:jar@image \
    && touch --date=2025-01-01T00:00:00Z target/image/monolift-image.jar

# As it will run: a cache holds for these very files at this very place.
FROM ${RUNTIME_BASE} AS application
# Nobody becomes somebody else in here.
RUN find / -xdev -type f -perm /6000 -exec chmod a-s {} +
WORKDIR /app
COPY --from=libraries /home/build/monolift/target/image/lib lib
COPY --from=libraries /home/build/monolift/target/image/application.cdx.json sbom/
COPY --from=build /home/build/monolift/target/image/monolift-image.jar monolift.jar

# A start that ends before anything is served. It asks no database: nothing listens at this address. The JDK writes the
# cache in a second process; neither tells of each class that it leaves out.
FROM application AS training
RUN DATABASE_URL=postgres://nobody@localhost:1/nowhere JDK_AOT_VM_OPTIONS=-Xlog:aot*=error \
    java -Xlog:aot*=error -XX:AOTCacheOutput=/app/monolift.aot -Dspring.context.exit=onRefresh -jar /app/monolift.jar \
    && test -s /app/monolift.aot

FROM application
COPY --from=training /app/monolift.aot ./
ARG RUNTIME_BASE
ARG VERSION=unknown
ARG REVISION=unknown
ARG CREATED=1970-01-01T00:00:00Z
ARG SOURCE=unknown
LABEL org.opencontainers.image.title="Monolift" \
      org.opencontainers.image.description="A modular monolith whose modules can be lifted out, one by one, while it runs." \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.created="${CREATED}" \
      org.opencontainers.image.source="${SOURCE}" \
      org.opencontainers.image.base.name="${RUNTIME_BASE}"
# What a platform may want otherwise: it sets the variable. An option of the command below could not be replaced.
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError"
USER 10001:10001
EXPOSE 8080 8081
STOPSIGNAL SIGTERM
# For engines that ask by a command; Kubernetes asks the three /health paths itself. Plain HTTP only. It names no garbage
# collector, because the variable may, and the JDK refuses two.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["java", "-XX:TieredStopAtLevel=1", "-Xms8m", "-Xmx16m", "-cp", "/app/monolift.jar", "app.runtime.lifecycle.HealthProbe"]
ENTRYPOINT ["java", "-XX:AOTCache=/app/monolift.aot", "-Xlog:aot*=off", "-jar", "/app/monolift.jar"]
