<#-- One thing to know, and nothing to do here. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section == "header">
        ${msg("setup.notice." + key + ".title")}
    <#elseif section == "form">
        <p data-notice="${key}">${msg("setup.notice." + key + ".text")}</p>
    </#if>
</@layout.registrationLayout>
