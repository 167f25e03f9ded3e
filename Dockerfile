# syntax=docker/dockerfile:1

FROM maven:3.9.16-eclipse-temurin-25 AS build
WORKDIR /build
COPY . .
# The tests ran before; they are compiled all the same since modules share some of their classes.
RUN --mount=type=cache,target=/root/.m2 mvn -B -DskipTests package
RUN java -Djarmode=tools -jar server/target/server-*.jar extract --layers --destination /layers --application-filename server.jar

FROM eclipse-temurin:25.0.3_9-jre-noble AS server
RUN useradd --system --uid 10001 --no-create-home customers \
    && install --directory --owner=customers --mode=0700 /data
WORKDIR /server
# What changes seldom comes first, so that a new release is a small layer.
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/spring-boot-loader/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
USER customers

# A cache is good for the very Java and jars that it was made with, so it is made in the image itself, by a run that it is trained in.
FROM server AS trained
COPY bin/aot /build/bin/aot
RUN JAVA=java bash /build/bin/aot /server /tmp/server.aot

FROM server
COPY --from=trained --chown=root:root --chmod=0444 /tmp/server.aot ./
# A container has an address of its own; who reaches it is decided by the ports that are published. How it is reached has to be said:
# CUSTOMERS_TLS=proxy, or a certificate.
ENV SERVER_ADDRESS=0.0.0.0 SERVER_PORT=8080 CUSTOMERS_DATA_DIR=/data
# For the embedded PostgreSQL, when no spring.datasource.url is given.
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=5s --start-period=120s CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/$SERVER_PORT && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
# A cache that does not fit is passed over. What the start has used of the heap is given back within minutes of rest.
ENTRYPOINT ["java", "-XX:AOTCache=server.aot", "-XX:+UseCompactObjectHeaders", "-XX:MaxRAMPercentage=75", "-XX:G1PeriodicGCInterval=60000", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=30", "-XX:TrimNativeHeapInterval=60000", "-XX:+ExitOnOutOfMemoryError", "-jar", "server.jar"]
