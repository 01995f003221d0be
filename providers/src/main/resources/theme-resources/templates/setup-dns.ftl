<#-- One record for the DNS, for whoever looks after that. -->
<#import "template.ftl" as layout>
<#import "setup-parts.ftl" as part>
<@layout.registrationLayout displayMessage=false; section>
    <#if section == "header">
        ${msg("setup.dns.title", domain)}
    <#elseif section == "form">
        <#if proven>
        <p class="message success" role="status">${msg("setup.domain.proven")}</p>
        </#if>
        <p>${msg("setup.dns.text", domain)}</p>
        <dl class="values">
            <@part.value id="record-name" field=msg("setup.domains.recordName") text=record/>
            <@part.value id="record-short" field=msg("setup.domains.shortName") text=shortRecord/>
            <@part.value id="record-text" field=msg("setup.domains.recordText") text=text/>
        </dl>
        <#if !proven><p class="help"><#if (seen!"") == "?">${msg("setup.domains.silent")}<#else>${msg("setup.domains.seen", seen!msg("setup.domains.nothing"))}</#if><#if lookedAt??> (${lookedAt})</#if></p></#if>
        <script type="module" src="${url.resourcesPath}/js/copy.js"></script>
    </#if>
</@layout.registrationLayout>
