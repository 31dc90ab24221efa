# One file for the four services. The build stage knows nothing of SERVICE, so the reactor is built once and all four
# images are taken from it:  docker build --build-arg SERVICE=router-service --build-arg PORT=8083 .
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /muara
COPY . .
RUN mvn -B -ntp package \
        -pl ingest-email,ingest-chat,router-service,ticket-service -am \
        -DskipTests -DskipITs -Dspotless.check.skip

FROM eclipse-temurin:25-jre
ARG SERVICE
ARG PORT
# A volume mounted here takes over the folder's owner.
RUN mkdir -p /var/lib/muara/attachments && chown -R 10001:10001 /var/lib/muara
COPY docker/healthy docker/start /muara/bin/
# Libraries change least often and come first, so that a new build of ours sends a small layer.
COPY --from=build /muara/${SERVICE}/target/quarkus-app/lib/ /muara/lib/
COPY --from=build /muara/${SERVICE}/target/quarkus-app/quarkus/ /muara/quarkus/
COPY --from=build /muara/${SERVICE}/target/quarkus-app/app/ /muara/app/
COPY --from=build /muara/${SERVICE}/target/quarkus-app/*.jar /muara/
# SweeperThreshold: else the whole heap is collected for each 19 MB of new code, which pauses a young service for tenths of a second.
ENV QUARKUS_HTTP_HOST=0.0.0.0 \
    QUARKUS_HTTP_PORT=${PORT} \
    MUARA_ATTACHMENTS_FOLDER=/var/lib/muara/attachments \
    MALLOC_ARENA_MAX=2 \
    JAVA_OPTS="-XX:MaxRAMPercentage=45 -XX:ReservedCodeCacheSize=128m -XX:SweeperThreshold=100 -Xss512k -XX:+ExitOnOutOfMemoryError"
EXPOSE ${PORT}
# By number: Kubernetes cannot tell that a name is not root.
USER 10001:10001
WORKDIR /muara
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=6 CMD ["/muara/bin/healthy"]
ENTRYPOINT ["/muara/bin/start"]
